using System.Text;
using ActorSim.Kernel;

namespace ActorSim.TestKit;

/// <summary>
/// Puts actors between probes and asserts, in virtual time, what they send and when. Works with any
/// test framework: a failed expectation throws <see cref="ExpectationFailedException"/>, whose message tells what
/// happened instead. Nothing sleeps, and a simulation never runs past the time of the expectation being checked.
/// </summary>
/// <example>
/// <code>
/// var kit = new SimTestKit(Clock.FromMegahertz(200));
/// var buffer = kit.Add("buffer", new CreditedBuffer(kit.Clock, receiverSlots: 1));
/// var flits = kit.Feed(buffer.Flits);
/// var next = kit.Watch(buffer.Next);
/// flits.Send(new Flit(1), atCycle: 0);
/// next.ExpectMessage(new Flit(1), atCycle: 1);
/// </code>
/// </example>
public sealed class SimTestKit : IDisposable
{
    private static readonly SimDuration DefaultLatency = SimDuration.FromNanoseconds(1);

    private readonly SimulationBuilder builder;
    private readonly HashSet<Actor> underTest = [];
    private readonly RecentDeliveries recent;
    private readonly Clock? clock;
    private Simulation? simulation;
    private int probes;
    private bool closed;

    /// <summary>A kit whose times are counted in cycles of a clock; watched ports are one cycle away.</summary>
    /// <param name="clock">The clock, or null to give times as <see cref="SimTime"/>; watched ports are then 1 ns away.</param>
    /// <param name="seed">The seed of the actors' random streams.</param>
    public SimTestKit(Clock? clock = null, ulong seed = 1)
    {
        this.clock = clock;
        builder = new SimulationBuilder { Seed = seed };
        recent = new RecentDeliveries(this);
    }

    /// <summary>The kit's clock.</summary>
    /// <exception cref="InvalidOperationException">The kit was made without one.</exception>
    public Clock Clock => clock ?? throw new InvalidOperationException("This kit has no clock: give it one, or give times as SimTime.");

    /// <summary>Everything before this time is delivered.</summary>
    public SimTime Now => simulation?.Now ?? SimTime.Zero;

    /// <summary>Adds an actor under test; returns it.</summary>
    /// <typeparam name="TActor">The class of the actor.</typeparam>
    public TActor Add<TActor>(string path, TActor actor)
        where TActor : Actor
    {
        RequireUnbuilt();
        underTest.Add(actor);
        return builder.Add(path, actor);
    }

    /// <summary>Links two actors under test.</summary>
    /// <typeparam name="T">The type of message.</typeparam>
    public void Connect<T>(OutPort<T> from, InPort<T> to, Latency latency)
        where T : unmanaged
    {
        RequireUnbuilt();
        builder.Connect(from, to, latency);
    }

    /// <summary>Links a group port to actors under test.</summary>
    /// <typeparam name="T">The type of message.</typeparam>
    public void Connect<T>(GroupPort<T> from, ReceiverTable<T> to, Latency latency)
        where T : unmanaged
    {
        RequireUnbuilt();
        builder.Connect(from, to, latency);
    }

    /// <summary>Makes a source of messages to an in-port; they arrive at the times given, which may be 0.</summary>
    /// <typeparam name="T">The type of message.</typeparam>
    public TestFeed<T> Feed<T>(InPort<T> port)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(port);
        RequireUnbuilt();
        return new TestFeed<T>(this, builder.AddFeed(port, $"the feed of {port.Name}"));
    }

    /// <summary>Makes a probe at the far end of an out-port, over a link of one cycle (1 ns without a clock) or as given.</summary>
    /// <typeparam name="T">The type of message.</typeparam>
    public TestProbe<T> Watch<T>(OutPort<T> port, Latency? latency = null)
        where T : unmanaged =>
        Watch(port, null, latency);

    /// <summary>Makes a probe for messages that carry a block; it takes the contents and gives the block back.</summary>
    /// <typeparam name="T">The type of message.</typeparam>
    /// <param name="port">The out-port.</param>
    /// <param name="blockOf">Where the block is in a message.</param>
    /// <param name="latency">The link's latency; one cycle (1 ns without a clock) if null.</param>
    public TestProbe<T> Watch<T>(OutPort<T> port, Func<T, Block>? blockOf, Latency? latency = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(port);
        var probe = AddProbe(blockOf);
        builder.Connect(port, probe.Messages, latency ?? ProbeLatency);
        return new TestProbe<T>(this, port, probe);
    }

    /// <summary>Makes one probe for each of <paramref name="count"/> receivers of a group port.</summary>
    /// <typeparam name="T">The type of message.</typeparam>
    public TestProbe<T>[] WatchGroup<T>(GroupPort<T> port, int count, Latency? latency = null)
        where T : unmanaged =>
        WatchGroup(port, count, null, latency);

    /// <summary>Makes one probe for each receiver of a group port whose messages carry a block.</summary>
    /// <typeparam name="T">The type of message.</typeparam>
    /// <param name="port">The group port.</param>
    /// <param name="count">How many receivers.</param>
    /// <param name="blockOf">Where the block is in a message.</param>
    /// <param name="latency">The links' latency; one cycle (1 ns without a clock) if null.</param>
    public TestProbe<T>[] WatchGroup<T>(GroupPort<T> port, int count, Func<T, Block>? blockOf, Latency? latency = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(port);
        var members = new ProbeActor<T>[count];
        for (var i = 0; i < count; i++)
        {
            members[i] = AddProbe(blockOf);
        }

        builder.Connect(port, new ReceiverTable<T>(members.Select(probe => probe.Messages)), latency ?? ProbeLatency);
        return Array.ConvertAll(members, probe => new TestProbe<T>(this, port, probe));
    }

    /// <summary>Delivers everything before an edge of the kit's clock.</summary>
    /// <exception cref="ExpectationFailedException">A handler threw.</exception>
    public void RunUntilCycle(long cycle) => RunUntil(TimeOfCycle(cycle));

    /// <summary>Delivers everything before a time.</summary>
    /// <exception cref="ExpectationFailedException">A handler threw.</exception>
    public void RunUntil(SimTime until)
    {
        Build();
        if (closed || until < simulation!.Now)
        {
            // An expectation about the past is checked against what has arrived.
            return;
        }

        if (!simulation.Advance(until))
        {
            closed = true;
            simulation.Run();
        }

        // What a handler that threw leaves undone is not what a test should read about.
        if (simulation.Failure is { } failure)
        {
            throw new ExpectationFailedException($"A handler threw: {failure}", failure.Exception);
        }
    }

    /// <summary>Runs to the end and returns the result; a failed handler is a result here, not an exception.</summary>
    public RunResult RunToEnd(SimTime? timeLimit = null, int threads = 1)
    {
        Build();
        closed = true;
        return simulation!.Run(new RunOptions { TimeLimit = timeLimit, Threads = threads });
    }

    /// <summary>The readings of all metrics so far.</summary>
    public IReadOnlyList<MetricReading> ReadMetrics()
    {
        Build();
        return simulation!.ReadMetrics();
    }

    /// <inheritdoc/>
    public void Dispose() => simulation?.Dispose();

    internal bool IsUnderTest(Actor actor) => underTest.Contains(actor);

    internal void Build()
    {
        if (simulation is null)
        {
            try
            {
                simulation = builder.Build();
            }
            catch (BuildException wrong)
            {
                throw new BuildException(
                    [.. wrong.Problems, "A kit builds its system when the first message is sent or the first expectation is checked: make all feeds and probes before that."]);
            }

            simulation.Observe(recent);
        }
    }

    internal SimTime TimeOfCycle(long cycle) => Clock.Edge(cycle);

    /// <summary>A time as the kit's user thinks of it: in cycles where it is on an edge.</summary>
    internal string Describe(SimTime time) =>
        clock is not null && clock.IsEdge(time) ? $"cycle {clock.EdgeAtOrAfter(time)} ({time})" : time.ToString();

    internal string DescribeSpan(SimTime from, SimTime to) =>
        from == to ? $"at {Describe(from)}" : $"between {Describe(from)} and {Describe(to)}";

    internal ExpectationFailedException Failure(Sender watched, string expected, string found)
    {
        var report = new StringBuilder();
        report.AppendLine($"{watched}: expected {expected}, but got {found}.");
        report.AppendLine($"The simulation stands at {Describe(Now)}. Last messages of {watched.Owner.Path}:");
        var any = false;
        foreach (var line in recent.Of(watched.Owner))
        {
            report.Append("  ").AppendLine(line);
            any = true;
        }

        if (!any)
        {
            report.AppendLine("  none");
        }

        return new ExpectationFailedException(report.ToString().TrimEnd());
    }

    private Latency ProbeLatency => clock?.Cycles(1) ?? Latency.Of(DefaultLatency);

    private ProbeActor<T> AddProbe<T>(Func<T, Block>? blockOf)
        where T : unmanaged
    {
        RequireUnbuilt();
        return builder.Add($"/probe/{probes++}", new ProbeActor<T>(blockOf));
    }

    private void RequireUnbuilt()
    {
        if (simulation is not null)
        {
            throw new InvalidOperationException("The system is built when the first message is sent or the first expectation is checked; make all actors, feeds and probes before that.");
        }
    }
}
