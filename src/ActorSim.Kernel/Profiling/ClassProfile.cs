namespace ActorSim.Kernel;

/// <summary>
/// What the actors of one class took. Their time includes what the kernel does for each delivery: putting their mail in
/// order, the fingerprint, and storing what they send.
/// </summary>
public sealed record ClassProfile
{
    /// <summary>The name of the class.</summary>
    public required string Name { get; init; }

    /// <summary>How many actors are of this class.</summary>
    public required int Actors { get; init; }

    /// <summary>Their time in seconds, of all threads together.</summary>
    public required double Seconds { get; init; }

    /// <summary>The same as a share of the time of all actors, from 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>What they received: messages, wakes and starts.</summary>
    public required long Deliveries { get; init; }

    /// <summary>How often one of them ran: the windows in which it received something, and its start.</summary>
    public required long Runs { get; init; }

    /// <summary>Nanoseconds for each delivery.</summary>
    public double NanosecondsPerDelivery => Deliveries > 0 ? Seconds / Deliveries * 1e9 : 0;
}
