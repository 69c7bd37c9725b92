using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Saving;

/// <summary>Blocks that are held, kept, under way, shared or gone when a run is saved.</summary>
public sealed class SavedBlocksTests
{
    [Fact]
    public void A_held_block_is_read_and_written_by_the_fields_that_hold_it()
    {
        var (whole, resumed) = Cut(15, (_, holders) => holders[0].At(20, () =>
        {
            holders[0].Store.Write<int>(holders[0].Held[0])[1] += 100;
            holders[0].Log(holders[0].Store.Read<int>(holders[0].Held[0]));
            holders[0].Log(holders[0].Store.Read<int>(holders[0].Again));
        }));
        Assert.Equal("1 102 3; 1 102 3", resumed.Text);
        Assert.Equal(whole.Text, resumed.Text);
    }

    [Fact]
    public void A_block_under_way_arrives_with_its_receiver_s_right()
    {
        var (whole, resumed) = Cut(15, (sender, _) => sender.At(10, () => sender.Send(sender.Store.Rent<int>([7, 8]))), arrives: holder =>
        {
            holder.Store.Write<int>(holder.Arrived)[0]++;
            holder.Log(holder.Store.Read<int>(holder.Arrived));
            holder.Store.GiveBack(holder.Arrived);
        });
        Assert.Equal("8 8", resumed.Text);
        Assert.Equal(whole.Text, resumed.Text);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(25)]
    public void A_block_that_was_multicast_is_shared_and_may_only_be_read(int cut)
    {
        var (whole, resumed) = Cut(cut, (sender, holders) =>
        {
            sender.At(10, () => sender.SendToAll(sender.Store.Rent<int>([7, 8])));
            foreach (var holder in holders)
            {
                holder.At(30, () =>
                {
                    holder.Log(holder.Store.Read<int>(holder.Arrived));
                    Assert.Throws<InvalidOperationException>(() => holder.Store.Write<int>(holder.Arrived));
                    holder.Store.GiveBack(holder.Arrived);
                });
            }
        });
        Assert.Equal("7 8; 7 8", resumed.Text);
        Assert.Equal(whole.Text, resumed.Text);
    }

    [Fact]
    public void A_handle_of_a_block_that_is_gone_stays_useless()
    {
        var (_, resumed) = Cut(15, (_, holders) =>
        {
            holders[0].At(12, () => holders[0].Store.GiveBack(holders[0].Held[0]));
            holders[0].At(20, () =>
            {
                holders[0].Store.Rent<int>(3);
                holders[0].Log([holders[0].Held[0].IsNone ? 1 : 0, Assert.Throws<InvalidOperationException>(() => holders[0].Store.Read<int>(holders[0].Held[0])).Message.Length]);
            });
        });
        Assert.StartsWith("0 ", resumed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_that_nobody_gave_back_are_reported_and_kept_ones_are_not()
    {
        var (whole, resumed) = Cut(15, (_, holders) => holders[0].At(12, () =>
        {
            holders[0].Held[0] = default;
            holders[0].Store.Rent<int>(3);
            holders[0].Held.Add(holders[0].Store.Rent<int>(3));
        }));
        Assert.Equal([("/holder/0", 3), ("/holder/1", 1), ("/sender", 1)], whole.Forgotten);
        Assert.Equal(whole.Forgotten, resumed.Forgotten);
    }

    [Fact]
    public void Contents_count_in_the_fingerprint_as_before()
    {
        var (whole, resumed) = Cut(15, (sender, _) => sender.At(10, () =>
        {
            sender.SendToAll(sender.Store.Rent<int>([7, 8]));
            sender.Send(sender.Store.Rent<int>([9]));
        }));
        Assert.Equal(whole.Fingerprint, resumed.Fingerprint);
    }

    private static (Outcome Whole, Outcome Resumed) Cut(long at, Action<Keeper, Keeper[]> script, Action<Keeper>? arrives = null)
    {
        using var whole = new System(script, arrives);
        using var cut = new System(script, arrives);
        cut.Simulation.Advance(At(at));
        using var resumed = new System(script, arrives);
        resumed.Simulation.Resume(cut.Simulation.Saved());
        Assert.Equal(cut.Simulation.Saved(), resumed.Simulation.Saved());
        return (whole.Run(), resumed.Run());
    }

    private sealed record Outcome(string Text, ulong Fingerprint, IReadOnlyList<(string Path, int Blocks)> Forgotten);

    /// <summary>A sender and two holders; what they do is written down by each test, and their scripts are no state.</summary>
    private sealed class System : IDisposable
    {
        private readonly List<Keeper> actors;

        public System(Action<Keeper, Keeper[]> script, Action<Keeper>? arrives)
        {
            var builder = new SimulationBuilder();
            var holders = new[] { builder.Add("/holder/0", new Keeper()), builder.Add("/holder/1", new Keeper()) };
            var sender = builder.Add("/sender", new Keeper());
            actors = [.. holders, sender];
            foreach (var actor in actors)
            {
                Keeper.Scripts.Add(actor, new Keeper.Script { Arrives = arrives });
            }

            builder.Connect(sender.One, holders[0].Loads, Link(10));
            builder.Connect(sender.All, new ReceiverTable<Load>(holders.Select(holder => holder.Loads)), Link(10));
            Simulation = builder.Build();
            script(sender, holders);
        }

        public Simulation Simulation { get; }

        public Outcome Run()
        {
            var result = Simulation.Run();
            Assert.Null(result.Failure);
            return new Outcome(string.Join("; ", actors.Select(actor => actor.Said).Where(said => said.Length > 0)), result.Fingerprint, result.ForgottenBlocks);
        }

        public void Dispose() => Simulation.Dispose();
    }

    private sealed class Keeper : Actor
    {
        /// <summary>What actors do, kept outside of them.</summary>
        public static readonly global::System.Runtime.CompilerServices.ConditionalWeakTable<Keeper, Script> Scripts = [];

        [KeepsBlocks]
        private readonly Block[] kept = new Block[1];
        private readonly SelfPort<Note> steps;

        public Keeper()
        {
            steps = ReceiveOwn<Note>(OnStep);
            Loads = Receive<Load>(OnLoad, optional: true);
            One = Emit<Load>(optional: true);
            All = EmitGroup<Load>(optional: true);
        }

        public InPort<Load> Loads { get; }

        public OutPort<Load> One { get; }

        public GroupPort<Load> All { get; }

        public List<Block> Held { get; } = [];

        public Block Again { get; private set; }

        public Block Arrived { get; private set; }

        public string Said { get; private set; } = "";

        public ActorBlocks Store => Blocks;

        public void At(long time, Action action) => Scripts.GetOrCreateValue(this).Actions.Add((time, action));

        public void Log(ReadOnlySpan<int> values) => Said += (Said.Length > 0 ? "; " : "") + string.Join(' ', values.ToArray());

        public void Send(Block block) => One.Send(new Load(1, block));

        public void SendToAll(Block block) => All.SendToAll(new Load(2, block));

        protected internal override void Start()
        {
            kept[0] = Blocks.Rent<int>([9]);
            Held.Add(Blocks.Rent<int>([1, 2, 3]));
            Again = Held[0];
            for (var time = 1; time < 40; time++)
            {
                steps.Send(new Note(time), Ps(time));
            }
        }

        private void OnStep(in Note note)
        {
            foreach (var (time, action) in Scripts.GetOrCreateValue(this).Actions.ToArray())
            {
                if (time == note.Value)
                {
                    action();
                }
            }
        }

        private void OnLoad(in Load load)
        {
            Arrived = load.Contents;
            Scripts.GetOrCreateValue(this).Arrives?.Invoke(this);
        }

        public sealed class Script
        {
            public List<(long Time, Action Action)> Actions { get; } = [];

            public Action<Keeper>? Arrives { get; init; }
        }
    }
}
