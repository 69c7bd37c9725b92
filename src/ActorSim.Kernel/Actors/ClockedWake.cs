namespace ActorSim.Kernel;

/// <summary>
/// Paces an actor: asks for at most one call on each edge of a clock, however often it is asked.
/// Made by <see cref="Actor.Wake"/>. An actor that arms nothing sleeps and costs nothing.
/// </summary>
public sealed class ClockedWake : Receptor
{
    private readonly Action handler;
    private readonly uint tag;
    private long lastEdgeRun = -1;
    private bool armed;

    internal ClockedWake(Actor owner, Clock clock, Action handler, int phase, bool background)
        : base(owner)
    {
        Clock = clock;
        Phase = phase;
        this.handler = handler;
        tag = Mail.TagOf(Index, words: 0, background, blocks: false, self: true);
    }

    /// <summary>The clock on whose edges the calls come.</summary>
    public Clock Clock { get; }

    /// <summary>The phase of the calls, 1 to 15; everything of a lower phase at that time comes first.</summary>
    public int Phase { get; }

    /// <summary>Whether a call is on its way.</summary>
    public bool IsArmed => armed;

    internal override string Terms =>
        $"wake {Clock.Period} phase {Phase}{(new Mail { Tag = tag }.IsBackground ? " background" : "")}";

    internal override Delegate Handler => handler;

    /// <summary>What a saved run has to remember of a wake.</summary>
    internal (bool IsArmed, long LastEdgeRun) Progress
    {
        get => (armed, lastEdgeRun);
        set => (armed, lastEdgeRun) = value;
    }

    /// <summary>
    /// Asks for one call at the first edge ≥ now for which this wake has not run yet; if that edge is
    /// now but the message being handled has this wake's phase or a higher one, at the edge after.
    /// Arming an armed wake does nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">Called outside a handler.</exception>
    /// <exception cref="SimTimeRangeException">The edge lies beyond the range of time.</exception>
    public unsafe void Arm()
    {
        var worker = Owner.RequireWorker();
        if (armed)
        {
            return;
        }

        var edge = Math.Max(Clock.EdgeIndexAtOrAfter(worker.Now), lastEdgeRun + 1);
        var time = Clock.Edge(edge).Picoseconds;
        if (time == worker.Now && Phase <= worker.Phase)
        {
            time = Clock.Edge(edge + 1).Picoseconds;
        }

        if (time == long.MaxValue)
        {
            throw SimTimeRangeException.ForEdge(Clock, Clock.LastEdge);
        }

        worker.PostToSelf(Owner, time, Phase, tag, words: 0);
        armed = true;
    }

    internal override unsafe void Deliver(byte* payload)
    {
        armed = false;
        lastEdgeRun = Clock.EdgeIndexAtOrAfter(Owner.Now.Picoseconds);
        handler();
    }
}
