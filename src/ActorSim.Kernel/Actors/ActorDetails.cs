using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>What of an actor is seldom touched while a run goes on, kept apart so that the rest of it fits a cache line.</summary>
internal sealed class ActorDetails
{
    // Nothing, a sender, or an array of several: most actors of a large system have one.
    private object? senders;

    /// <summary>Where the actor stands; empty until it is added to a system.</summary>
    public string Path { get; set; } = "";

    public Metric[] Metrics { get; set; } = [];

    public RandomStream? Random { get; set; }

    public Activity? Account { get; set; }

    public Receptor? WaitsFor { get; set; }

    public SimTime WaitsSince { get; set; }

    /// <summary>What the actor sends through, in the order of making.</summary>
    public ReadOnlySpan<Sender> Senders => senders switch
    {
        null => [],
        Sender[] several => several,
        _ => new ReadOnlySpan<Sender>(in Unsafe.As<object, Sender>(ref senders)),
    };

    public void Add(Sender sender) => senders = senders is null ? sender : (Sender[])[.. Senders, sender];
}
