namespace ActorSim.Accelerator;

/// <summary>When operands may arrive at the PEs of a row-stationary array.</summary>
public enum OperandArrival
{
    /// <summary>When there is room for them in scratch pads and ports, as in the chip.</summary>
    Real,

    /// <summary>
    /// As early as the networks bring them, as if PEs could keep everything that comes early: only average bandwidth
    /// limits the array. A bound on what any amount of local storage could reach (Eyexam's step 6), not a chip.
    /// </summary>
    Averaged,
}
