namespace ActorSim.Accelerator;

/// <summary>Which operand of a matrix product stays in the PEs of a systolic array.</summary>
public enum Dataflow
{
    /// <summary>Each PE keeps one output; ifmap words move right, filter words move down.</summary>
    OutputStationary,

    /// <summary>Each PE keeps one weight; ifmap words move right, psums move down.</summary>
    WeightStationary,

    /// <summary>Each PE keeps one ifmap word; filter words move right, psums move down.</summary>
    InputStationary,
}
