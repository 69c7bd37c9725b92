namespace ActorSim.Accelerator;

/// <summary>What a wave of an array behind real memory needs before it may go.</summary>
public enum WaveGate
{
    /// <summary>Its ifmap words.</summary>
    Ifmap,

    /// <summary>Its weights.</summary>
    Filter,

    /// <summary>Room for the outputs or psums that come of it.</summary>
    Ofmap,
}
