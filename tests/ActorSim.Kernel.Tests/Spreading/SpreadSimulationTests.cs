using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Spreading;

/// <summary>Single properties of spread runs, on small systems of two or three actors.</summary>
public sealed class SpreadSimulationTests
{
    [Fact]
    public void A_message_arrives_in_the_other_partition()
    {
        var logs = Spread(2, system =>
        {
            var notes = system.A.Out<Note>();
            system.Builder.Connect(notes, system.B.Notes(), Link(10));
            system.A.OnStart = () => notes.Send(new Note(7));
        });

        Assert.Equal("10 note 7", logs[1].Of("/b"));
        Assert.Equal("", logs[0].Of("/b"));
    }

    [Fact]
    public void A_multicast_crosses_once_for_each_partition()
    {
        long[] Sent(int receivers)
        {
            long[] sent = [];
            Partitions.Run(2, 1, exchange =>
            {
                var builder = new SimulationBuilder();
                var a = builder.Add("/a", new Scripted());
                var others = Enumerable.Range(0, receivers).Select(i => builder.Add($"/r/{i}", new Scripted())).ToList();
                var group = a.OutGroup<Huge>();
                var delivered = 0;
                builder.Connect(group, new ReceiverTable<Huge>(others.Select(other => other.In((in Huge _) => delivered++))), Link(10));
                a.OnStart = () => group.SendToAll(default);
                using var simulation = builder.Build();
                simulation.Spread(exchange, actor => actor == a ? 0 : 1);
                simulation.Run();
                Assert.Equal(exchange.Own == 0 ? 0 : receivers, delivered);
                if (exchange.Own == 0)
                {
                    sent = exchange.Sent;
                }

                return 0;
            });
            return sent;
        }

        // A receiver costs the number of its port and its place, and a hash at the end; never the payload again.
        var (few, many) = (Sent(1)[1], Sent(101)[1]);
        Assert.InRange(many - few, 100, 100 * 40);
    }

    [Fact]
    public void A_multicast_to_more_receivers_than_fit_a_record_arrives_complete_and_in_order()
    {
        ulong Run(IPartitionExchange? exchange)
        {
            var builder = new SimulationBuilder();
            var a = builder.Add("/a", new Scripted());
            var others = Enumerable.Range(0, 2500).Select(i => builder.Add($"/r/{i}", new Scripted())).ToList();
            var group = a.OutGroup<Note>();
            builder.Connect(group, new ReceiverTable<Note>(others.Select(other => other.Notes())), Link(10));
            a.OnStart = () => group.SendToAll(new Note(1));
            using var simulation = builder.Build();
            if (exchange is not null)
            {
                simulation.Spread(exchange, actor => actor == a || actor.Path.EndsWith('7') ? 0 : 1);
            }

            return simulation.Run().Fingerprint;
        }

        var whole = Run(null);
        Assert.Equal([whole, whole], Partitions.Run(2, 1, Run));
    }

    [Fact]
    public void A_block_arrives_with_its_contents()
    {
        var logs = Spread(2, system =>
        {
            var loads = system.A.Out<Load>();
            system.Builder.Connect(loads, system.B.In((in Load load) => system.B.Write(string.Join(',', system.B.Store.Read<int>(load.Contents).ToArray()))), Link(10));
            system.A.OnStart = () => loads.Send(new Load(1, system.A.Store.Rent<int>([3, 1, 4])));
        });

        Assert.Equal("10 3,1,4", logs[1].Of("/b"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_block_that_was_multicast_stays_read_only_in_other_partitions(int partitions)
    {
        var logs = Spread(partitions, system =>
        {
            var group = system.A.OutGroup<Load>();
            var onward = system.B.Out<Load>();
            system.Builder.Connect(group, new ReceiverTable<Load>([system.B.In((in Load load) => onward.Send(load))]), Link(10));
            system.Builder.Connect(onward, system.C.In((in Load load) => system.C.Store.Write<int>(load.Contents)[0] = 1), Link(10));
            system.A.OnStart = () => group.SendToAll(new Load(1, system.A.Store.Rent<int>([3])));
        });

        Assert.All(logs, log => Assert.Equal("/c", log.Result.Failure!.Path));
    }

    [Fact]
    public void A_block_that_was_sent_to_one_may_be_written_in_the_other_partition()
    {
        var logs = Spread(2, system =>
        {
            var loads = system.A.Out<Load>();
            system.Builder.Connect(loads, system.B.In((in Load load) => system.B.Store.Write<int>(load.Contents)[0] = 1), Link(10));
            system.A.OnStart = () => loads.Send(new Load(1, system.A.Store.Rent<int>([3])));
        });

        Assert.All(logs, log => Assert.Equal(EndReason.Completed, log.Result.Reason));
        Assert.All(logs, log => Assert.Equal([("/b", 1)], log.Result.ForgottenBlocks));
    }

    [Fact]
    public void A_failure_in_one_partition_is_known_in_all_with_the_words_of_its_exception()
    {
        var logs = Spread(3, system =>
        {
            var own = system.B.Own((in Note note) => throw new InvalidOperationException("the pipe is clogged"));
            system.B.OnStart = () => own.Send(new Note(4), Ps(7));
        });

        Assert.All(logs, log => Assert.Equal("/b failed at 7 ps in Note, handling Note { Value = 4 }: the pipe is clogged", log.Result.Failure!.ToString()));
        Assert.IsType<RemoteFailureException>(logs[0].Result.Failure!.Exception);
        Assert.IsType<InvalidOperationException>(logs[1].Result.Failure!.Exception);
    }

    [Fact]
    public void A_deadlock_between_partitions_is_reported_in_all()
    {
        var logs = Spread(2, system =>
        {
            var (toA, toB) = (system.B.Out<Note>(), system.A.Out<Note>());
            var (atA, atB) = (system.A.Notes(), system.B.Notes());
            system.Builder.Connect(toA, atA, Link(10));
            system.Builder.Connect(toB, atB, Link(10));
            system.A.OnStart = () => system.A.AwaitAt(atA);
            system.B.OnStart = () => system.B.AwaitAt(atB);
        });

        Assert.All(logs, log => Assert.Equal(EndReason.Deadlock, log.Result.Reason));
        Assert.All(logs, log => Assert.Equal(
            ["/a has waited since 0 ps for a message at Note from /b", "/b has waited since 0 ps for a message at Note from /a"],
            log.Result.Waiting.Select(waiting => waiting.ToString())));
    }

    [Fact]
    public void A_stop_in_one_partition_ends_all()
    {
        var logs = Spread(2, system =>
        {
            var notes = system.A.Out<Note>();
            system.Builder.Connect(notes, system.B.Notes(), Link(10));
            SelfPort<Note>? own = null;
            own = system.B.Own((in Note note) => own!.Send(note, Ps(3)));
            system.B.OnStart = () => own.Send(default, Ps(3));
            system.A.OnStart = () => system.A.Stop();
        });

        Assert.All(logs, log => Assert.Equal((EndReason.Stopped, At(10)), (log.Result.Reason, log.Result.End)));
    }

    [Fact]
    public void Cancelling_one_partition_ends_all_alike()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var logs = Spread(
            2,
            system =>
            {
                SelfPort<Note>? own = null;
                own = system.B.Own((in Note note) => own!.Send(note, Ps(3)));
                system.B.OnStart = () => own.Send(default, Ps(3));
            },
            exchange => new RunOptions { Cancellation = exchange.Own == 0 ? cancelled.Token : default });

        Assert.All(logs, log => Assert.Equal(EndReason.Cancelled, log.Result.Reason));
        Assert.Equal(logs[0].Result.Fingerprint, logs[1].Result.Fingerprint);
    }

    [Fact]
    public void A_simulation_cannot_be_spread_when_its_run_has_begun()
    {
        using var simulation = Lone(out _);
        simulation.Advance(At(1));
        Assert.Throws<InvalidOperationException>(() => simulation.Spread(new Alone(), _ => 0));
    }

    [Fact]
    public void A_simulation_cannot_be_spread_when_feeds_have_sent()
    {
        using var simulation = Lone(out var feed);
        feed.Send(new Note(1), At(5));
        Assert.Throws<InvalidOperationException>(() => simulation.Spread(new Alone(), _ => 0));
    }

    [Fact]
    public void An_actor_cannot_be_put_into_a_partition_that_does_not_exist()
    {
        using var simulation = Lone(out _);
        var problem = Assert.Throws<ArgumentOutOfRangeException>(() => simulation.Spread(new Alone(), _ => 1));
        Assert.Contains("/a", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_that_comes_too_late_from_another_partition_is_refused()
    {
        // The exchange repeats an old batch: what is in it lies in the past by then.
        var problem = Assert.Throws<InvalidOperationException>(() => Partitions.Run(2, 1, exchange =>
        {
            var system = new SmallSystem();
            var notes = system.A.Out<Note>();
            system.Builder.Connect(notes, system.B.Notes(), Link(10));
            var own = system.A.Own((in Note note) => notes.Send(new Note(2)));
            system.A.OnStart = () =>
            {
                notes.Send(new Note(1));
                own.Send(default, Ps(100));
            };
            using var simulation = system.Builder.Build();
            simulation.Spread(exchange.Own == 0 ? exchange : new Repeating(exchange), actor => actor.Path == "/a" ? 0 : 1);
            return simulation.Run();
        }));

        Assert.Contains("past", problem.Message, StringComparison.Ordinal);
    }

    private static Simulation Lone(out Feed<Note> feed)
    {
        var builder = new SimulationBuilder();
        feed = builder.AddFeed(builder.Add("/a", new Scripted()).Notes());
        return builder.Build();
    }

    private static Outcome[] Spread(int partitions, Action<SmallSystem> wire, Func<IPartitionExchange, RunOptions>? options = null)
    {
        var outcomes = Partitions.Run(partitions, 1, exchange =>
        {
            var system = new SmallSystem();
            wire(system);
            using var simulation = system.Builder.Build();
            simulation.Spread(exchange, actor => (actor.Path[1] - 'a') % partitions);
            return new Outcome(simulation.Run(options?.Invoke(exchange)), [system.A, system.B, system.C]);
        });
        Assert.Single(outcomes.Select(outcome => outcome.Result.Fingerprint).Distinct());
        return outcomes;
    }

    private readonly record struct Huge(ulong A, ulong B, ulong C, ulong D, ulong E, ulong F, ulong G, ulong H);

    private sealed record Outcome(RunResult Result, Scripted[] Actors)
    {
        public string Of(string path) => string.Join("; ", Array.Find(Actors, actor => actor.Path == path)!.Log);
    }

    private sealed class SmallSystem
    {
        public SmallSystem() => (A, B, C) = (Builder.Add("/a", new Scripted()), Builder.Add("/b", new Scripted()), Builder.Add("/c", new Scripted()));

        public SimulationBuilder Builder { get; } = new();

        public Scripted A { get; }

        public Scripted B { get; }

        public Scripted C { get; }
    }

    /// <summary>A run of one partition.</summary>
    private sealed class Alone : IPartitionExchange
    {
        public int Count => 1;

        public int Own => 0;

        public ReadOnlyMemory<byte>[] Exchange(ReadOnlyMemory<byte>[] outgoing) => outgoing;
    }

    /// <summary>Delivers the first round that brought mail once more in the round after.</summary>
    private sealed class Repeating(IPartitionExchange inner) : IPartitionExchange
    {
        private ReadOnlyMemory<byte>[]? first;
        private int rounds;

        public int Count => inner.Count;

        public int Own => inner.Own;

        public ReadOnlyMemory<byte>[] Exchange(ReadOnlyMemory<byte>[] outgoing)
        {
            var incoming = inner.Exchange(outgoing);
            first ??= incoming;
            return ++rounds == 2 ? first : incoming;
        }
    }
}
