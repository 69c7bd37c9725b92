namespace ActorSim.Kernel;

/// <summary>What of an actor is seldom touched while a run goes on, kept apart so that the rest of it fits a cache line.</summary>
internal sealed class ActorDetails
{
    private Sender? firstSender;
    private Sender[]? senders;

    /// <summary>Where the actor stands; empty until it is added to a system.</summary>
    public string Path { get; set; } = "";

    public Metric[] Metrics { get; set; } = [];

    public RandomStream? Random { get; set; }

    public Activity? Account { get; set; }

    public Receptor? WaitsFor { get; set; }

    public SimTime WaitsSince { get; set; }

    /// <summary>What the actor sends through, in the order of making.</summary>
    public ReadOnlySpan<Sender> Senders => senders is not null ? senders : firstSender is null ? [] : new ReadOnlySpan<Sender>(in firstSender);

    public void Add(Sender sender)
    {
        if (firstSender is null)
        {
            firstSender = sender;
        }
        else
        {
            senders = senders is null ? [firstSender, sender] : [.. senders, sender];
        }
    }
}
