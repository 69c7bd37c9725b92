using ActorSim.Kernel.Tests.Reference;
using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Saving;

/// <summary>What cannot be saved or resumed is refused with a reason, and nothing has changed then.</summary>
public sealed class RefusedSavesTests
{
    private static readonly byte[] Saved = Cut().Saved();

    [Fact]
    public void A_file_with_a_flipped_bit_is_refused()
    {
        var random = new TestRandom(1);
        for (var i = 0; i < 500; i++)
        {
            var damaged = Saved.ToArray();
            damaged[random.Below(damaged.Length)] ^= (byte)(1 << random.Below(8));
            Refused(damaged);
        }
    }

    [Fact]
    public void A_file_that_is_cut_short_is_refused()
    {
        var random = new TestRandom(2);
        for (var i = 0; i < 300; i++)
        {
            Refused(Saved[..(i < 100 ? i : random.Below(Saved.Length))]);
        }

        Assert.Contains("cut short", Refused(Saved[..^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_swapped_stretches_is_refused()
    {
        var random = new TestRandom(3);
        for (var i = 0; i < 200; i++)
        {
            var damaged = Saved.ToArray();
            var (from, to, length) = (random.Below(Saved.Length / 2), random.Below(Saved.Length / 2), 1 + random.Below(100));
            if (!damaged.AsSpan(from, length).SequenceEqual(damaged.AsSpan(to, length)))
            {
                Saved.AsSpan(from, length).CopyTo(damaged.AsSpan(to));
                Refused(damaged);
            }
        }
    }

    [Fact]
    public void Something_else_is_no_saved_run()
    {
        Assert.Equal("This is no saved run of ActorSim.", Refused([]));
        Assert.Equal("This is no saved run of ActorSim.", Refused([.. Enumerable.Repeat((byte)'x', 1000)]));
    }

    [Fact]
    public void Another_version_is_named()
    {
        var other = Saved.ToArray();
        other[SavedRun.Mark.Length] = 77;
        Assert.Equal($"The run was saved in version 77 of the format; this program reads version {SavedRun.Version}.", Refused(other));
    }

    [Fact]
    public void A_refused_simulation_can_still_run()
    {
        using var expected = Ring().Build();
        using var simulation = Ring().Build();
        Assert.Throws<SavedRunException>(() => simulation.Resume(Saved[..^5]));
        var before = simulation.Saved();
        Assert.Throws<SavedRunException>(() => simulation.Resume(Cut(new RingPlan { Seed = 5 }).Saved()));
        Assert.Throws<SavedRunException>(() => simulation.Resume(Cut(new RingPlan { Start = 3 }).Saved()));
        Assert.Equal(before, simulation.Saved());
        Assert.Equal(expected.Run(Until(100)).Fingerprint, simulation.Run(Until(100)).Fingerprint);
    }

    [Fact]
    public void What_differs_in_another_system_is_named()
    {
        Assert.Equal(Other("The seed is 5 there and 1 here."), Refused(Cut(new RingPlan { Seed = 5 }).Saved()));
        Assert.Equal(Other("The stop lead is 33 ps there and 10 ps here."), Refused(Cut(new RingPlan { StopLead = 33 }).Saved()));
        Assert.Equal(Other("It has an actor /3, which is not here."), Refused(Cut(new RingPlan { Actors = 4 }).Saved()));
        Assert.Equal(Other("It has no actor /2."), Refused(Cut(new RingPlan { Actors = 2 }).Saved()));
        Assert.Equal(Other($"/1 is a {typeof(SecondRelay)} there and a {typeof(FirstRelay)} here."), Refused(Cut(new RingPlan { HasAnotherClass = true }).Saved()));
        Assert.StartsWith(Other("Its actors are numbered differently: number "), Refused(Cut(new RingPlan { Numbering = 6 }).Saved()), StringComparison.Ordinal);
        Assert.Equal(Other("The links from /0 lead elsewhere or have other latencies there."), Refused(Cut(new RingPlan { Latency = 11 }).Saved()));
        Assert.Equal(Other("The links from /0 lead elsewhere or have other latencies there."), Refused(Cut(new RingPlan { Step = 2 }).Saved()));
        Assert.Equal(Other("The ports, wakes or metrics of /0 are not the same there."), Refused(Cut(new RingPlan { Phase = 2 }).Saved()));
        Assert.Equal(Other("The ports, wakes or metrics of /0 are not the same there."), Refused(Cut(new RingPlan { IsBackground = true }).Saved()));
        Assert.Equal(Other("The ports, wakes or metrics of /0 are not the same there."), Refused(Cut(new RingPlan { Period = 5 }).Saved()));
        Assert.Equal(Other("The ports, wakes or metrics of /0 are not the same there."), Refused(Cut(new RingPlan { Unit = "things" }).Saved()));
        Assert.Equal(Other("Feed 0 is 'other' to /0, receptor 0 there and missing here."), Refused(Cut(new RingPlan { Feed = "other" }).Saved()));

        static string Other(string difference) => $"The run was saved from another system. {difference}";
    }

    [Fact]
    public void A_system_built_with_other_values_is_refused_and_the_value_named()
    {
        Assert.Equal("The run was saved from a system built with other values: /0.start was 3 and is 1 here.", Refused(Cut(new RingPlan { Start = 3 }).Saved()));
        Assert.Equal("The run was saved from a system built with other values: /0.Settings.Name was 'other' and is 'name' here.", Refused(Cut(new RingPlan { Name = "other" }).Saved()));
        Assert.Equal("The run was saved from a system built with other values: /0.room was an array of 9 and is an array of 4 here.", Refused(Cut(new RingPlan { Room = 9 }).Saved()));
        Assert.Equal("The run was saved from a system built with other values: /0.room was an array without elements and is a Int32[] of its own here.", Refused(Cut(new RingPlan { Room = 0 }).Saved()));
        Assert.Equal("The run was saved from a system built with other values: /0.Settings was nothing and is a Settings of its own here.", Refused(Cut(new RingPlan { Name = null }).Saved()));
    }

    [Fact]
    public void An_actor_that_keeps_what_cannot_be_saved_is_named()
    {
        Assert.Equal(
            "The run cannot be saved because of /a: Delegating.changing is a delegate (Action), which cannot be saved; use a handler or a number that selects one.",
            NotSaved(new Delegating()));
        Assert.Contains("/a.Number: what a handler captures", NotSaved(new Capturing(new MemoryStream())), StringComparison.Ordinal);
        Assert.Equal(
            "The run cannot be saved: /a.Senders holds a ActorSim.Kernel.OutPort`1[ActorSim.Kernel.Tests.Note][] in a place declared as ActorSim.Kernel.Sender[].",
            NotSaved(new Covariant()));
        Assert.Equal(
            "The run cannot be saved: /a.box.Names[] holds a container with a comparer of its own, which can be saved only where readonly fields alone lead to it.",
            NotSaved(new Comparing()));
    }

    [Fact]
    public void Nothing_is_saved_or_resumed_while_the_run_goes_on()
    {
        using var simulation = Ring().Build();
        var refusals = new List<string>();
        simulation.Observe(new Saver(() => refusals.Add(Assert.Throws<InvalidOperationException>(() => simulation.Saved()).Message)));
        simulation.Run(new RunOptions
        {
            TimeLimit = At(1000),
            OnProgress = _ => refusals.Add(Assert.Throws<InvalidOperationException>(() => simulation.Saved()).Message),
        });
        Assert.NotEmpty(refusals);
        Assert.All(refusals, refusal => Assert.StartsWith("A run can be saved only while it stands still", refusal, StringComparison.Ordinal));
    }

    [Fact]
    public void A_closed_run_is_not_saved()
    {
        using var simulation = Ring().Build();
        simulation.Run(Until(20));
        Assert.Throws<InvalidOperationException>(() => simulation.Saved());
    }

    [Fact]
    public void A_run_that_has_begun_is_not_replaced()
    {
        using var simulation = Ring().Build();
        simulation.Advance(At(5));
        Assert.Throws<InvalidOperationException>(() => simulation.Resume(Saved));
        using var fed = new ModelRun(ModelPlan.Random(3));
        var saved = fed.Simulation.Saved();
        fed.Feed();
        Assert.Throws<InvalidOperationException>(() => fed.Simulation.Resume(saved));
    }

    [Fact]
    public void A_spread_run_is_neither_saved_nor_resumed()
    {
        using var simulation = Ring().Build();
        simulation.Spread(new Alone(), _ => 0);
        Assert.Contains("partitions", Assert.Throws<InvalidOperationException>(() => simulation.Saved()).Message, StringComparison.Ordinal);
        Assert.Contains("partitions", Assert.Throws<InvalidOperationException>(() => simulation.Resume(Saved)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_stream_is_left_behind_the_saved_run()
    {
        using var stream = new MemoryStream();
        stream.Write("before"u8);
        Cut().Save(stream);
        stream.Write("behind"u8);
        stream.Position = "before".Length;
        using var simulation = Ring().Build();
        simulation.Resume(stream);
        Assert.Equal("behind".Length, stream.Length - stream.Position);
        Assert.Equal(Saved, simulation.Saved());
    }

    private static string Refused(byte[] saved)
    {
        using var simulation = Ring().Build();
        var refusal = Assert.Throws<SavedRunException>(() => simulation.Resume(saved));
        Assert.False(simulation.HasStarted);
        return refusal.Message;
    }

    private static string NotSaved(Actor actor)
    {
        var builder = new SimulationBuilder();
        builder.Add("/a", actor);
        using var simulation = builder.Build();
        return Assert.Throws<SavedRunException>(() => simulation.Saved()).Message;
    }

    private static Simulation Cut(RingPlan? plan = null)
    {
        var simulation = Ring(plan).Build();
        simulation.Advance(At(45));
        return simulation;
    }

    private static SimulationBuilder Ring(RingPlan? given = null)
    {
        var plan = given ?? new RingPlan();
        var builder = new SimulationBuilder { Seed = plan.Seed, StopLead = plan.StopLead is { } lead ? Ps(lead) : null, NumberingSeed = plan.Numbering };
        var settings = plan.Name is null ? null : new Settings(plan.Name, 5);
        var relays = Enumerable.Range(0, plan.Actors)
            .Select(i => builder.Add($"/{i}", i == 1 && plan.HasAnotherClass ? (Relay)new SecondRelay(plan, settings) : new FirstRelay(plan, settings)))
            .ToArray();
        for (var i = 0; i < relays.Length; i++)
        {
            builder.Connect(relays[i].Next, relays[(i + plan.Step) % relays.Length].Notes, Link(plan.Latency));
        }

        if (plan.Feed is not null)
        {
            builder.AddFeed(relays[0].Notes, plan.Feed);
        }

        return builder;
    }

    /// <summary>A ring of actors, and all that can differ in it.</summary>
    private sealed record RingPlan
    {
        public ulong Seed { get; init; } = 1;

        public long? StopLead { get; init; }

        public int Actors { get; init; } = 3;

        public bool HasAnotherClass { get; init; }

        public ulong? Numbering { get; init; }

        public long Latency { get; init; } = 10;

        public int Step { get; init; } = 1;

        public int Phase { get; init; } = 1;

        public bool IsBackground { get; init; }

        public int Period { get; init; } = 4;

        public string Unit { get; init; } = "messages";

        public string? Feed { get; init; }

        public int Start { get; init; } = 1;

        public string? Name { get; init; } = "name";

        public int Room { get; init; } = 4;
    }

    private sealed record Settings(string Name, int Number);

    private abstract class Relay : Actor
    {
        private readonly int start;
        private readonly int[] room;
        private readonly ClockedWake wake;
        private readonly Counter counter;
        private int last;

        protected Relay(RingPlan plan, Settings? settings)
        {
            start = plan.Start;
            room = new int[plan.Room];
            Settings = settings;
            Notes = Receive<Note>(OnNote);
            Next = Emit<Note>();
            wake = Wake(Clock.FromPeriod(plan.Period), Forward, plan.Phase, plan.IsBackground);
            counter = Count("counter", plan.Unit);
        }

        public Settings? Settings { get; }

        public InPort<Note> Notes { get; }

        public OutPort<Note> Next { get; }

        protected internal override void Start() => Next.Send(new Note(start));

        private void OnNote(in Note note)
        {
            last = note.Value;
            if (room.Length > 0)
            {
                room[0]++;
            }

            wake.Arm();
        }

        private void Forward()
        {
            counter.Increment();
            Next.Send(new Note(last + 1 + (int)Random.NextBelow(Settings?.Number ?? 1)));
        }
    }

    private sealed class FirstRelay(RingPlan plan, Settings? settings) : Relay(plan, settings);

    private sealed class SecondRelay(RingPlan plan, Settings? settings) : Relay(plan, settings);

    private sealed class Delegating : Actor
    {
        private Action? changing;

        public void Change() => changing = Change;

        public bool HasChanged => changing is not null;
    }

    private sealed class Capturing : Actor
    {
        public Capturing(MemoryStream stream) => Number = ReceiveOwn((in Note note) => stream.WriteByte((byte)note.Value));

        public SelfPort<Note> Number { get; }
    }

    private sealed class Covariant : Actor
    {
        public Covariant() => Senders = new[] { Emit<Note>(optional: true) };

        public new Sender[] Senders { get; }
    }

    private sealed class Comparing : Actor
    {
        private readonly Box box = new();

        public int Boxes => box.Names.Count;

        private sealed class Box
        {
            public List<HashSet<string>> Names { get; } = [new(StringComparer.OrdinalIgnoreCase)];
        }
    }

    private sealed class Saver(Action onDelivery) : DeliveryObserver
    {
        public override void OnDelivery(in Delivery delivery) => onDelivery();
    }

    private sealed class Alone : IPartitionExchange
    {
        public int Count => 1;

        public int Own => 0;

        public ReadOnlyMemory<byte>[] Exchange(ReadOnlyMemory<byte>[] outgoing) => outgoing;
    }
}
