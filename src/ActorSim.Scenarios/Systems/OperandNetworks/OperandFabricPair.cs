using ActorSim.Accelerator;
using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>The networks of both operands.</summary>
/// <param name="Weights">That of weights.</param>
/// <param name="Iacts">That of iacts.</param>
/// <param name="PeAt">The number in both of the PE in a row and column of the array.</param>
/// <param name="WeightMode">How weights travel, in words.</param>
/// <param name="IactMode">How iacts travel, in words.</param>
internal sealed record OperandFabricPair(OperandFabric Weights, OperandFabric Iacts, Func<int, int, int> PeAt, string WeightMode, string IactMode)
{
    /// <summary>What is assumed about these networks beyond what is assumed about all, or null.</summary>
    public string? Assumption { get; init; }

    /// <summary>The PEs that share words, by their numbers.</summary>
    public IReadOnlyList<IReadOnlyList<int>> SetsOf(SpatialMapping mapping, OperandSharing sharing) =>
        [.. mapping.SetsOf(sharing).Select(set => set.Select(pe => PeAt(pe.Row, pe.Column)).ToList())];
}
