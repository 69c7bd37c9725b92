using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Running;

/// <summary>
/// In its steady state the kernel allocates nothing: after a warm-up, a long stretch of virtual time
/// leaves the count of allocated bytes where it was. Bytes are counted, not time.
/// </summary>
[Collection(nameof(NoAllocationTests))]
[CollectionDefinition(nameof(NoAllocationTests), DisableParallelization = true)]
public sealed class NoAllocationTests
{
    private static readonly SimTime Warm = SimTime.FromMicroseconds(20);
    private static readonly SimTime End = SimTime.FromMicroseconds(100);

    [Fact]
    public void Messages_over_links_allocate_nothing() => AllocatesNothing(builder =>
    {
        var ring = Enumerable.Range(0, 50).Select(i => builder.Add($"/{i}", new Scripted())).ToArray();
        var outs = Array.ConvertAll(ring, actor => actor.Out<Note>());
        for (var i = 0; i < ring.Length; i++)
        {
            var (port, next) = (outs[i], outs[(i + 1) % ring.Length]);
            builder.Connect(port, ring[(i + 1) % ring.Length].In((in Note note) => next.Send(new Note(note.Value + 1))), Times.Link(1000 + (i * 7)));
            ring[i].OnStart = () => port.Send(default);
        }
    });

    [Fact]
    public void Delayed_messages_over_cycles_allocate_nothing() => AllocatesNothing(builder =>
    {
        var clock = Clock.FromGigahertz(3);
        var actor = builder.Add("/a", new Scripted());
        var port = actor.Out<Note>();
        builder.Connect(port, actor.In((in Note note) => port.Send(new Note((note.Value * 31) + 1), Ps((uint)note.Value % 5000))), clock.Cycles(2));
        actor.OnStart = () =>
        {
            for (var i = 0; i < 100; i++)
            {
                port.Send(new Note(i));
            }
        };
    });

    [Fact]
    public void Multicasts_and_subsets_allocate_nothing() => AllocatesNothing(builder =>
    {
        var server = builder.Add("/server", new Scripted());
        var group = server.OutGroup<Note>();
        var answers = 0;
        var odd = new[] { 1, 3, 5 };
        var answered = server.In((in Note note) =>
        {
            if (++answers % 16 == 0)
            {
                group.SendToSome(odd, note, Ps(300));
                group.SendToAll(note);
                group.SendTo(2, note);
            }
        });
        var workers = Enumerable.Range(0, 16).Select(i => builder.Add($"/worker/{i}", new Scripted())).ToArray();
        builder.Connect(group, new ReceiverTable<Note>(workers.Select(worker =>
        {
            var port = worker.Out<Note>();
            builder.Connect(port, answered, Times.Link(900));
            var rounds = 0;
            return worker.In((in Note note) =>
            {
                if (++rounds % 4 != 0)
                {
                    port.Send(note);
                }
            });
        })), Times.Link(1000));
        SelfPort<Note>? own = null;
        own = server.Own((in Note note) =>
        {
            group.SendToAll(note);
            own!.Send(note, Ps(50_000));
        });
        server.OnStart = () => own.Send(default, Ps(10));
    });

    [Fact]
    public void Wakes_and_messages_to_oneself_allocate_nothing() => AllocatesNothing(builder =>
    {
        for (var i = 0; i < 20; i++)
        {
            var actor = builder.Add($"/{i}", new Scripted());
            ClockedWake? wake = null;
            var soon = actor.Own((in Note note) => { }, phase: 5);
            wake = actor.Pace(Clock.FromPeriod(1000.25m + i), () =>
            {
                soon.Send(default, SimDuration.Zero);
                soon.Send(default, Ps(2_500_000));
                wake!.Arm();
            });
            actor.OnStart = wake.Arm;
        }
    });

    [Fact]
    public void Blocks_sent_to_one_and_to_many_allocate_nothing() => AllocatesNothing(builder =>
    {
        var (a, b, c) = (builder.Add("/a", new Scripted()), builder.Add("/b", new Scripted()), builder.Add("/c", new Scripted()));
        var there = a.OutGroup<Load>();
        var back = b.Out<Load>();
        builder.Connect(there, new ReceiverTable<Load>(
        [
            b.In((in Load load) =>
            {
                var copy = b.Store.Copy(load.Contents);
                b.Store.Write<int>(copy)[0]++;
                b.Store.GiveBack(load.Contents);
                back.Send(new Load(1, copy));
            }),
            c.In((in Load load) => c.Store.GiveBack(load.Contents)),
        ]), Times.Link(1000));
        builder.Connect(back, a.In((in Load load) => there.SendToAll(load)), Times.Link(1000));
        a.OnStart = () => there.SendToAll(new Load(1, a.Store.Rent<int>(100)));
    });

    [Fact]
    public void Metrics_and_random_numbers_allocate_nothing() => AllocatesNothing(builder =>
    {
        var actor = builder.Add("/a", new Scripted());
        var (counter, level, histogram) = (actor.Counting("c"), actor.Levelling("l"), actor.Distributing("h"));
        var cause = new StallCause("dram");
        SelfPort<Note>? own = null;
        own = actor.Own((in Note note) =>
        {
            counter.Increment();
            level.Set(counter.Value % 7);
            histogram.Add(actor.Dice.NextBelow(1_000));
            switch (counter.Value % 3)
            {
                case 0:
                    actor.Busy();
                    break;
                case 1:
                    actor.Stall(cause);
                    break;
                default:
                    actor.BusyFor(100);
                    break;
            }

            own!.Send(note, SimDuration.FromPicoseconds(1) + actor.Dice.NextExponential(Ps(500)));
        });
        actor.OnStart = () => own.Send(default, Ps(1));
    });

    /// <summary>Threads share the work differently each time, so their stores may still grow a little.</summary>
    [Fact]
    public void Several_threads_allocate_less_than_a_byte_per_event()
    {
        var builder = new SimulationBuilder();
        var clock = Clock.FromPeriod(1000);
        var ring = Enumerable.Range(0, 200).Select(i => builder.Add($"/{i}", new Scripted())).ToArray();
        var outs = Array.ConvertAll(ring, actor => actor.Out<Load>());
        for (var i = 0; i < ring.Length; i++)
        {
            var (actor, port, next) = (ring[i], outs[i], outs[(i + 1) % ring.Length]);
            var receiver = ring[(i + 1) % ring.Length];
            builder.Connect(port, receiver.In((in Load load) => next.Send(load)), clock.Cycles(1));
            var wake = new ClockedWake[1];
            wake[0] = actor.Pace(clock, () => wake[0].Arm());
            actor.OnStart = () =>
            {
                port.Send(new Load(1, actor.Store.Rent<int>(10)));
                wake[0].Arm();
            };
        }

        using var simulation = builder.Build();
        simulation.Runner.ShareWindowsFrom = 0;
        simulation.Runner.ReceiversAtOnce = 8;
        simulation.Advance(SimTime.FromPicoseconds(1));
        simulation.Runner.UseThreads(2);
        simulation.Advance(SimTime.FromNanoseconds(2000));
        var deliveries = Deliveries(simulation);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        simulation.Advance(SimTime.FromNanoseconds(2500));
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.Equal(500 * 400, Deliveries(simulation) - deliveries, 1000.0);
        Assert.InRange(allocated, 0, Deliveries(simulation) - deliveries);
    }

    private static void AllocatesNothing(Action<SimulationBuilder> wire)
    {
        var builder = new SimulationBuilder();
        wire(builder);
        using var simulation = builder.Build();
        simulation.Advance(Warm);
        var deliveries = Deliveries(simulation);

        var before = GC.GetAllocatedBytesForCurrentThread();
        simulation.Advance(End);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(Deliveries(simulation) - deliveries, 50, int.MaxValue);
        Assert.Equal(0, allocated);
    }

    private static long Deliveries(Simulation simulation) => simulation.Runner.Workers.Sum(worker => worker.Deliveries);
}
