namespace ActorSim.Scenarios;

/// <summary>What an entry of a table holds.</summary>
public enum CellKind
{
    /// <summary>No value.</summary>
    Nothing,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with a fraction.</summary>
    Real,
}
