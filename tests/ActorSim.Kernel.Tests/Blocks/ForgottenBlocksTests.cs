using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Blocks;

/// <summary>A run that dries up says who still holds blocks; kept ones are no mistake.</summary>
public sealed class ForgottenBlocksTests
{
    private readonly SimulationBuilder builder = new();

    [Fact]
    public void A_block_that_nobody_gave_back_is_reported_with_its_holder()
    {
        var actor = builder.Add("/b", new Scripted());
        var other = builder.Add("/a", new Scripted());
        actor.OnStart = () =>
        {
            actor.Store.Rent<int>(1);
            actor.Store.Rent<int>(1);
            actor.Store.GiveBack(actor.Store.Rent<int>(1));
        };
        other.OnStart = () => other.Store.Rent<int>(1);

        Assert.Equal([("/a", 1), ("/b", 2)], builder.Build().Run().ForgottenBlocks);
    }

    [Fact]
    public void A_block_that_was_sent_on_is_forgotten_by_its_receiver()
    {
        var (a, b) = (builder.Add("/a", new Scripted()), builder.Add("/b", new Scripted()));
        var loads = a.Out<Load>();
        builder.Connect(loads, b.In((in Load load) => { }), Link(1));
        a.OnStart = () => loads.Send(new Load(1, a.Store.Rent<int>(1)));

        Assert.Equal([("/b", 1)], builder.Build().Run().ForgottenBlocks);
    }

    [Fact]
    public void Each_receiver_of_a_multicast_forgets_its_own_share()
    {
        var a = builder.Add("/a", new Scripted());
        var (b, c) = (builder.Add("/b", new Scripted()), builder.Add("/c", new Scripted()));
        var group = a.OutGroup<Load>();
        builder.Connect(group, new ReceiverTable<Load>([b.In((in Load load) => b.Store.GiveBack(load.Contents)), c.In((in Load load) => { })]), Link(1));
        a.OnStart = () => group.SendToAll(new Load(1, a.Store.Rent<int>(1)));

        Assert.Equal([("/c", 1)], builder.Build().Run().ForgottenBlocks);
    }

    [Fact]
    public void Blocks_in_fields_that_keep_them_are_not_reported()
    {
        builder.Add("/keeper", new Keeper());
        Assert.Equal([("/keeper", 1)], builder.Build().Run().ForgottenBlocks);
    }

    [Fact]
    public void Mail_that_the_end_leaves_undelivered_gives_its_blocks_back()
    {
        var actor = builder.Add("/a", new Scripted());
        SelfPort<Load>? refresh = null;
        refresh = actor.Own((in Load load) => refresh!.Send(load, Ps(300_000)), background: true);
        actor.OnStart = () => refresh.Send(new Load(1, actor.Store.Rent<int>(1)), Ps(1));

        var result = builder.Build().Run();

        Assert.Equal((EndReason.Completed, At(1_000_000)), (result.Reason, result.End));
        Assert.Empty(result.ForgottenBlocks);
    }

    [Fact]
    public void Dropped_mail_of_a_failed_actor_gives_its_blocks_back()
    {
        var (a, b) = (builder.Add("/a", new Scripted()), builder.Add("/b", new Scripted()));
        var loads = a.Out<Load>();
        builder.Connect(loads, b.In((in Load load) => throw new InvalidOperationException("on purpose")), Link(10));
        a.OnStart = () =>
        {
            loads.Send(new Load(1, default));
            loads.Send(new Load(2, a.Store.Rent<int>(1)));
        };
        using var simulation = builder.Build();

        var result = simulation.Run();

        Assert.Equal(EndReason.Failed, result.Reason);
        Assert.Empty(simulation.BlockPool.Held);
    }

    private sealed class Keeper : Actor
    {
        [KeepsBlocks]
        private readonly Queue<Block> queue = new();

        [KeepsBlocks]
        private readonly Block[] array = new Block[2];

        [KeepsBlocks]
        private Block single;

        private Block notMarked;

        protected internal override void Start()
        {
            queue.Enqueue(Blocks.Rent<int>(1));
            array[1] = Blocks.Rent<int>(1);
            single = Blocks.Rent<int>(1);
            notMarked = Blocks.Rent<int>(1);
            Assert.False(single.IsNone || notMarked.IsNone);
        }
    }
}
