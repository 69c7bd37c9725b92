using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>What the interfaces of a network have in common.</summary>
/// <param name="clock">The network's clock.</param>
/// <param name="router">What the routers are built like.</param>
/// <param name="span">When the traffic is counted.</param>
/// <param name="classes">How many classes of packets there are.</param>
/// <param name="keepsPackets">Whether each packet that arrives is kept with its cycles.</param>
/// <param name="reportsDrain">Whether a <see cref="DrainWatch"/> is told of measured packets at the end of the span and later.</param>
/// <param name="cyclesToRouter">For each node the cycles from sending a flit to the router's seeing it.</param>
/// <param name="treeSizes">For each multicast tree the number of nodes that receive.</param>
public sealed class InterfaceSettings(
    Clock clock, RouterDescription router, MeasuringSpan span, int classes, bool keepsPackets, bool reportsDrain, int[] cyclesToRouter, int[] treeSizes)
{
    /// <summary>The network's clock.</summary>
    public Clock Clock { get; } = clock;

    /// <summary>What the routers are built like.</summary>
    public RouterDescription Router { get; } = router;

    /// <summary>When the traffic is counted.</summary>
    public MeasuringSpan Span { get; } = span;

    /// <summary>How many classes of packets there are.</summary>
    public int Classes { get; } = classes;

    /// <summary>Whether each packet that arrives is kept with its cycles.</summary>
    public bool KeepsPackets { get; } = keepsPackets;

    /// <summary>Whether a <see cref="DrainWatch"/> is told of measured packets.</summary>
    public bool ReportsDrain { get; } = reportsDrain;

    /// <summary>The number of nodes.</summary>
    internal int Nodes => cyclesToRouter.Length;

    /// <summary>The length of a cycle, rounded down to a ps.</summary>
    internal SimDuration CycleLength { get; } = clock.ShortestLengthOf(1);

    /// <summary>How many nodes receive what is sent to a destination.</summary>
    internal int ArrivalsOf(int destination) => destination < cyclesToRouter.Length ? 1 : treeSizes[destination - cyclesToRouter.Length];

    /// <summary>Cycles from sending a flit to the router's seeing it.</summary>
    internal uint CyclesToRouter(int node) => (uint)cyclesToRouter[node];
}
