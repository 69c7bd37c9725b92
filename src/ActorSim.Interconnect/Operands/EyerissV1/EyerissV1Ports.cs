namespace ActorSim.Interconnect;

/// <summary>The sizes of the networks on Eyeriss v1. Source: Eyeriss (Chen et al., JSSC 52(1), 2017), V-B and V-C.</summary>
public static class EyerissV1Ports
{
    /// <summary>Rows of PEs.</summary>
    public const int Rows = 12;

    /// <summary>PEs of a row.</summary>
    public const int Columns = 14;

    /// <summary>Bits of the ids of X-buses.</summary>
    public const int RowIdBits = 4;

    /// <summary>Bits of the ids of PEs on the networks of filters and psums.</summary>
    public const int ColumnIdBits = 4;

    /// <summary>Bits of the ids of PEs on the network of ifmaps.</summary>
    public const int IfmapColumnIdBits = 5;

    /// <summary>Filters on their way to the PEs: four words a cycle.</summary>
    public static PortWidth Filter { get; } = new(64, 16);

    /// <summary>Ifmaps on their way to the PEs: one word a cycle.</summary>
    public static PortWidth Ifmap { get; } = new(16, 16);

    /// <summary>Psums to the PEs, from PE to PE, and back to the buffer: four words a cycle.</summary>
    public static PortWidth Psum { get; } = new(64, 16);
}
