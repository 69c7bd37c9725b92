using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorSim.Kernel;

/// <summary>What of an actor is seldom touched while a run goes on, kept apart so that the rest of it fits a cache line.</summary>
internal sealed class ActorDetails
{
    /// <summary>Up to so many senders an array is made anew for each, so that no room is wasted in large systems.</summary>
    private const int SeveralSenders = 16;

    // Nothing, a sender, an array of several, or a list of many: most actors of a large system have one, a central switch as many as there are others.
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
        List<Sender> many => CollectionsMarshal.AsSpan(many),
        _ => new ReadOnlySpan<Sender>(in Unsafe.As<object, Sender>(ref senders)),
    };

    public void Add(Sender sender)
    {
        switch (senders)
        {
            case null:
                senders = sender;
                break;
            case List<Sender> many:
                many.Add(sender);
                break;
            case Sender[] { Length: SeveralSenders } several:
                senders = new List<Sender>(several) { sender };
                break;
            default:
                senders = (Sender[])[.. Senders, sender];
                break;
        }
    }
}
