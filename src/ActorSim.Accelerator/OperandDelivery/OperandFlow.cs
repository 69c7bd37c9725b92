namespace ActorSim.Accelerator;

/// <summary>What the network of one operand carried.</summary>
public sealed record OperandFlow
{
    /// <summary>Source ports that were used.</summary>
    public required int Sources { get; init; }

    /// <summary>Words of a full beat.</summary>
    public required int WordsPerBeat { get; init; }

    /// <summary>Beats that sources sent.</summary>
    public required long BeatsSent { get; init; }

    /// <summary>Words that sources sent, and so read from buffers or from outside.</summary>
    public required long WordsSent { get; init; }

    /// <summary>Words that came to PEs, one that came to many counted for each.</summary>
    public required long WordsDelivered { get; init; }

    /// <summary>Beats of the source that sent most.</summary>
    public required long BeatsOfBusiestSource { get; init; }

    /// <summary>PEs that a word reached, on average.</summary>
    public double Multicast => (double)WordsDelivered / WordsSent;
}
