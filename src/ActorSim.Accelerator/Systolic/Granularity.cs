namespace ActorSim.Accelerator;

/// <summary>How many words a message between PEs stands for. Both give the same times.</summary>
public enum Granularity
{
    /// <summary>One message stands for a whole stream of words, one a cycle from its arrival on.</summary>
    Burst,

    /// <summary>One message a word: slow, and plain to follow; what bursts are checked against.</summary>
    Word,
}
