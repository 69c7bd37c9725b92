namespace ActorSim.Interconnect;

/// <summary>How the ranks of one line of a dimension are joined.</summary>
public enum DimensionShape
{
    /// <summary>Each rank to the next and the one before, the last to the first; a transfer goes the shorter way, upwards if both are as long.</summary>
    Ring = 0,

    /// <summary>Each rank to the next only, the last to the first.</summary>
    OneWayRing = 1,

    /// <summary>Each rank to the next and the one before, without a link from the last to the first.</summary>
    Line = 2,

    /// <summary>Each rank to each other one.</summary>
    FullyConnected = 3,

    /// <summary>All ranks to a switch of their own line.</summary>
    Switch = 4,
}
