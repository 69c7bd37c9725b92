namespace ActorSim.Accelerator;

/// <summary>Which PEs need the same words of an operand at the same step.</summary>
public enum OperandSharing
{
    /// <summary>All PEs with work.</summary>
    All,

    /// <summary>The PEs of a row.</summary>
    Rows,

    /// <summary>The PEs of a column.</summary>
    Columns,

    /// <summary>None: each PE needs words of its own.</summary>
    None,
}
