namespace ActorSim.Interconnect;

/// <summary>The sizes of the networks on Eyeriss v2. Source: Eyeriss v2 (Chen et al., JETCAS 9(2), 2019), II and III-C.</summary>
public static class EyerissV2Ports
{
    /// <summary>Routers for iacts in a cluster.</summary>
    public const int IactRouters = 3;

    /// <summary>Iacts, not compressed: three of 8 bits a cycle and port.</summary>
    public static PortWidth Iact { get; } = new(24, 8);

    /// <summary>Weights, not compressed: three of 8 bits a cycle and port.</summary>
    public static PortWidth Weight { get; } = new(24, 8);

    /// <summary>Psums: two of 20 bits a cycle and port.</summary>
    public static PortWidth Psum { get; } = new(40, 20);

    /// <summary>The width of the ports of an operand's network.</summary>
    /// <param name="operand">The operand.</param>
    public static PortWidth Of(HierarchicalMeshOperand operand) => operand switch
    {
        HierarchicalMeshOperand.Iact => Iact,
        HierarchicalMeshOperand.Weight => Weight,
        _ => Psum,
    };
}
