using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Blocks;

/// <summary>Who may use a block: the actor that took it or got it in a message, until it is sent or given back.</summary>
public sealed class BlockRightsTests
{
    private readonly SimulationBuilder builder = new();
    private readonly Scripted sender = new();
    private readonly Scripted receiver = new();

    public BlockRightsTests()
    {
        builder.Add("/a", sender);
        builder.Add("/b", receiver);
    }

    [Fact]
    public void The_contents_arrive_as_they_were_when_sent()
    {
        var loads = Link();
        sender.OnStart = () => loads.Send(new Load(1, sender.Store.Rent<int>([3, 1, 4])));

        builder.Build().Run();

        Assert.Equal(["10 load 3,1,4"], receiver.Log);
    }

    [Fact]
    public void A_new_block_is_all_zero_even_if_its_storage_was_used_before()
    {
        sender.OnStart = () =>
        {
            var first = sender.Store.Rent<int>([1, 2, 3]);
            sender.Store.GiveBack(first);
            sender.Write(string.Join(',', sender.Store.Read<int>(sender.Store.Rent<int>(3)).ToArray()));
        };

        builder.Build().Run();

        Assert.Equal(["0 0,0,0"], sender.Log);
    }

    [Fact]
    public void Sending_ends_the_right_to_read() => Refused(block => sender.Store.Read<int>(block), "sent or given back");

    [Fact]
    public void Sending_ends_the_right_to_write() => Refused(block => sender.Store.Write<int>(block), "sent or given back");

    [Fact]
    public void Sending_ends_the_right_to_give_back() => Refused(block => sender.Store.GiveBack(block), "sent or given back");

    [Fact]
    public void Sending_twice_is_refused()
    {
        var loads = Link();
        sender.OnStart = () =>
        {
            var block = sender.Store.Rent<int>([1]);
            loads.Send(new Load(1, block));
            loads.Send(new Load(2, block));
        };

        var result = builder.Build().Run();

        Assert.Equal(EndReason.Failed, result.Reason);
        Assert.Equal("/a", result.Failure!.Path);
        Assert.Contains("no right", result.Failure.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_may_not_be_sent_because_of_its_block_is_not_sent_at_all()
    {
        var loads = Link();
        sender.OnStart = () =>
        {
            var block = sender.Store.Rent<int>([1]);
            loads.Send(new Load(1, block));
            Assert.Throws<InvalidOperationException>(() => loads.Send(new Load(2, block)));
            loads.Send(new Load(3, default));
        };

        var result = builder.Build().Run();

        Assert.Equal(EndReason.Completed, result.Reason);
        Assert.Equal(["10 load 1", "10 load "], receiver.Log);
    }

    [Fact]
    public void A_message_to_oneself_that_may_not_be_sent_is_not_sent_at_all()
    {
        var own = sender.Own((in Load load) => sender.Write($"own {load.Value}"));
        sender.OnStart = () =>
        {
            var block = sender.Store.Rent<int>([1]);
            sender.Store.GiveBack(block);
            Assert.Throws<InvalidOperationException>(() => own.Send(new Load(2, block), Ps(5)));
        };

        Assert.Equal(EndReason.Completed, builder.Build().Run().Reason);
        Assert.Empty(sender.Log);
    }

    [Fact]
    public void One_block_cannot_be_in_two_places_of_a_message()
    {
        var pairs = sender.Out<(Block, Block)>();
        builder.Connect(pairs, receiver.In((in (Block, Block) pair) => receiver.Write("pair")), Times.Link(10));
        var values = 0;
        sender.OnStart = () =>
        {
            var block = sender.Store.Rent<int>([7]);
            Assert.Throws<InvalidOperationException>(() => pairs.Send((block, block)));
            values = sender.Store.Read<int>(block)[0];
            sender.Store.GiveBack(block);
        };

        Assert.Equal(EndReason.Completed, builder.Build().Run().Reason);
        Assert.Equal(7, values);
        Assert.Empty(receiver.Log);
    }

    [Fact]
    public void The_default_handle_leads_to_no_block()
    {
        sender.OnStart = () => sender.Store.Read<int>(default);

        Assert.Contains("no block", builder.Build().Run().Failure!.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_multicast_block_may_only_be_read()
    {
        var other = builder.Add("/c", new Scripted());
        var group = sender.OutGroup<Load>();
        var loads = receiver.In((in Load load) => receiver.Store.Write<int>(load.Contents)[0] = 1);
        var others = other.In((in Load load) => other.Write($"{other.Store.Read<int>(load.Contents)[0]}"));
        builder.Connect(group, new ReceiverTable<Load>([loads, others]), Times.Link(10));
        sender.OnStart = () => group.SendToAll(new Load(1, sender.Store.Rent<int>([5])));

        var result = builder.Build().Run();

        Assert.Equal("/b", result.Failure!.Path);
        Assert.Contains("take a copy", result.Failure.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["10 5"], other.Log);
    }

    [Fact]
    public void A_multicast_block_stays_read_only_when_it_is_sent_on()
    {
        var last = builder.Add("/c", new Scripted());
        var group = sender.OutGroup<Load>();
        var onward = receiver.Out<Load>();
        var loads = receiver.In((in Load load) => onward.Send(load));
        builder.Connect(group, new ReceiverTable<Load>([loads]), Times.Link(10));
        builder.Connect(onward, last.In((in Load load) => last.Store.Write<int>(load.Contents)[0] = 1), Times.Link(10));
        sender.OnStart = () => group.SendToAll(new Load(1, sender.Store.Rent<int>([5])));

        Assert.Equal("/c", builder.Build().Run().Failure!.Path);
    }

    [Fact]
    public void A_copy_of_a_multicast_block_may_be_written_and_leaves_the_original_alone()
    {
        var other = builder.Add("/c", new Scripted());
        var group = sender.OutGroup<Load>();
        var loads = receiver.In((in Load load) =>
        {
            var copy = receiver.Store.Copy(load.Contents);
            receiver.Store.Write<int>(copy)[0] = 1;
            receiver.Write($"{receiver.Store.Read<int>(copy)[0]}");
        });
        var others = other.In((in Load load) => other.Write($"{other.Store.Read<int>(load.Contents)[0]}"));
        builder.Connect(group, new ReceiverTable<Load>([loads, others]), Times.Link(10));
        sender.OnStart = () => group.SendToAll(new Load(1, sender.Store.Rent<int>([5])));

        builder.Build().Run();

        Assert.Equal(["10 1"], receiver.Log);
        Assert.Equal(["10 5"], other.Log);
    }

    [Fact]
    public void Equality_hash_codes_and_meaningful_text_of_handles_do_not_exist()
    {
        Assert.Throws<NotSupportedException>(() => default(Block).Equals(default(Block)));
        Assert.Throws<NotSupportedException>(() => default(Block).GetHashCode());
        var texts = new List<string>();
        sender.OnStart = () => texts.AddRange([sender.Store.Rent<int>(1).ToString(), sender.Store.Rent<int>(1).ToString()]);
        builder.Build().Run();
        Assert.Equal(["block", "block"], texts);
    }

    private OutPort<Load> Link()
    {
        var loads = sender.Out<Load>();
        builder.Connect(loads, receiver.In((in Load load) => receiver.Write("load " + Text(load))), Times.Link(10));
        return loads;
    }

    private string Text(in Load load) => load.Contents.IsNone ? "" : string.Join(',', receiver.Store.Read<int>(load.Contents).ToArray());

    private void Refused(Action<Block> use, string words)
    {
        var loads = Link();
        sender.OnStart = () =>
        {
            var block = sender.Store.Rent<int>([1]);
            loads.Send(new Load(1, block));
            use(block);
        };

        Assert.Contains(words, builder.Build().Run().Failure!.Exception.Message, StringComparison.Ordinal);
    }
}
