using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Ports;

/// <summary>The order in which an actor sees its mail: time, phase, sender, sequence number.</summary>
public sealed class OrderTests
{
    private readonly SimulationBuilder builder = new();

    [Fact]
    public void Senders_of_one_time_come_in_path_order_whatever_the_order_of_building()
    {
        foreach (var order in new[] { new[] { 2, 10, 1 }, [10, 1, 2], [1, 2, 10] })
        {
            var system = new SimulationBuilder();
            var sink = system.Add("/sink", new Scripted());
            var notes = sink.Notes();
            foreach (var i in order)
            {
                var sender = system.Add($"/pe/{i}", new Scripted());
                var port = sender.Out<Note>();
                system.Connect(port, notes, Times.Link(10));
                sender.OnStart = () => port.Send(new Note(i));
            }

            system.Build().Run();
            Assert.Equal(["10 note 1", "10 note 2", "10 note 10"], sink.Log);
        }
    }

    [Fact]
    public void Messages_of_one_sender_and_time_come_in_the_order_of_sending()
    {
        var (a, b) = (builder.Add("/a", new Scripted()), builder.Add("/b", new Scripted()));
        var (slow, fast) = (a.Out<Note>(), a.Out<Note>());
        builder.Connect(slow, b.Notes(), Times.Link(20));
        builder.Connect(fast, b.Notes(), Times.Link(5));
        a.OnStart = () =>
        {
            fast.Send(new Note(1), Ps(15));
            slow.Send(new Note(2));
            fast.Send(new Note(3), Ps(15));
        };

        builder.Build().Run();

        Assert.Equal(["20 note 1", "20 note 2", "20 note 3"], b.Log);
    }

    [Fact]
    public void A_delayed_send_has_the_sequence_number_of_its_call()
    {
        // Sent first and last, arriving together: the call decides, not the leaving.
        var (a, b) = (builder.Add("/a", new Scripted()), builder.Add("/b", new Scripted()));
        var port = a.Out<Note>();
        var own = a.Own((in Note note) => port.Send(note));
        builder.Connect(port, b.Notes(), Times.Link(10));
        a.OnStart = () =>
        {
            port.Send(new Note(1), Ps(30));
            own.Send(new Note(2), Ps(30));
        };

        builder.Build().Run();

        Assert.Equal(["40 note 1", "40 note 2"], b.Log);
    }

    [Fact]
    public void A_delayed_send_over_cycles_counts_from_the_first_edge_at_or_after_leaving()
    {
        var (a, b) = (builder.Add("/a", new Scripted()), builder.Add("/b", new Scripted()));
        var port = a.Out<Note>();
        builder.Connect(port, b.Notes(), Clock.FromPeriod(10).Cycles(2));
        a.OnStart = () =>
        {
            port.Send(new Note(1), Ps(10));
            port.Send(new Note(2), Ps(11));
            port.SendAt(new Note(3), At(21));
        };

        builder.Build().Run();

        Assert.Equal(["30 note 1", "40 note 2", "50 note 3"], b.Log);
    }

    [Fact]
    public void What_comes_over_links_precedes_own_mail_and_wakes_of_that_time()
    {
        var (a, z) = (builder.Add("/a", new Scripted()), builder.Add("/z", new Scripted()));
        var port = z.Out<Note>();
        builder.Connect(port, a.Notes(), Times.Link(10));
        var own = a.Own((in Note note) => a.Write("own"), phase: 2);
        var wake = a.Pace(Clock.FromPeriod(10), () => a.Write("wake"), phase: 3);
        var first = a.Own((in Note note) => a.Write("first"), phase: 1);
        var arming = a.Own((in Note note) => wake.Arm());
        a.OnStart = () =>
        {
            arming.Send(default, Ps(5));
            own.Send(default, Ps(10));
            first.Send(default, Ps(10));
        };
        z.OnStart = () => port.Send(new Note(1));

        builder.Build().Run();

        Assert.Equal(["10 note 1", "10 first", "10 own", "10 wake"], a.Log);
    }

    [Fact]
    public void A_multicast_takes_one_sequence_number_for_each_receiver_in_table_order()
    {
        var sender = builder.Add("/s", new Scripted());
        var actors = Enumerable.Range(0, 4).Select(i => builder.Add($"/r/{i}", new Scripted())).ToArray();
        int[] table = [2, 0, 3, 1];
        var group = sender.OutGroup<Note>();
        builder.Connect(group, new ReceiverTable<Note>(table.Select(i => actors[i].Notes())), Times.Link(10));
        sender.OnStart = () =>
        {
            group.SendToAll(new Note(1));
            group.SendTo(1, new Note(2));
            group.SendToSome([0, 3], new Note(3));
        };
        var log = new Sequences();
        using var simulation = builder.Build();
        simulation.Observe(log);
        simulation.Run();

        Assert.Equal(["/r/2 0", "/r/0 1", "/r/3 2", "/r/1 3", "/r/0 4", "/r/2 5", "/r/1 6"], log.Lines.OrderBy(line => line.Sequence).Select(line => $"{line.Path} {line.Sequence}"));
    }

    [Fact]
    public void A_subset_is_given_in_rising_order_and_inside_the_table()
    {
        var sender = builder.Add("/s", new Scripted());
        var group = sender.OutGroup<Note>();
        builder.Connect(group, new ReceiverTable<Note>([sender.Notes(), sender.Notes()]), Times.Link(10));
        sender.OnStart = () =>
        {
            Assert.Throws<ArgumentException>(() => group.SendToSome([1, 0], default));
            Assert.Throws<ArgumentException>(() => group.SendToSome([0, 0], default));
            Assert.Throws<ArgumentException>(() => group.SendToSome([], default));
            Assert.Throws<ArgumentOutOfRangeException>(() => group.SendToSome([0, 2], default));
            Assert.Throws<ArgumentOutOfRangeException>(() => group.SendTo(2, default));
            Assert.Throws<ArgumentOutOfRangeException>(() => group.SendTo(-1, default));
            Assert.Throws<ArgumentOutOfRangeException>(() => group.SendToAll(default, Ps(-1)));
        };

        var result = builder.Build().Run();

        Assert.Null(result.Failure);
        Assert.Equal(1, result.Deliveries);
        Assert.Equal(2, group.Count);
    }

    [Fact]
    public void Groups_may_share_a_table()
    {
        var actors = Enumerable.Range(0, 5).Select(i => builder.Add($"/{i}", new Scripted())).ToArray();
        var table = new ReceiverTable<Note>(actors.Select(actor => actor.Notes()));
        for (var i = 0; i < actors.Length; i++)
        {
            var (group, note) = (actors[i].OutGroup<Note>(), new Note(i));
            builder.Connect(group, table, Times.Link(10 + i));
            actors[i].OnStart = () => group.SendToAll(note);
        }

        builder.Build().Run();

        Assert.All(actors, actor => Assert.Equal(Enumerable.Range(0, 5).Select(i => $"{10 + i} note {i}"), actor.Log));
    }

    [Fact]
    public void A_message_cannot_leave_in_the_past()
    {
        var actor = builder.Add("/a", new Scripted());
        var port = actor.Out<Note>();
        var own = actor.Own((in Note note) =>
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => port.Send(default, Ps(-1)));
            Assert.Throws<ArgumentOutOfRangeException>(() => port.SendAt(default, At(9)));
        });
        builder.Connect(port, actor.Notes(), Times.Link(10));
        actor.OnStart = () => own.Send(default, Ps(10));
        Assert.Null(builder.Build().Run().Failure);
    }

    [Fact]
    public void A_numbering_seed_permutes_who_wins_ties()
    {
        string Order(ulong? seed)
        {
            var system = new SimulationBuilder { NumberingSeed = seed };
            var sink = system.Add("/sink", new Scripted());
            var notes = sink.In((in Note note) => sink.Log.Add($"{note.Value}"));
            for (var i = 0; i < 6; i++)
            {
                var (sender, note) = (system.Add($"/{i}", new Scripted()), new Note(i));
                var port = sender.Out<Note>();
                system.Connect(port, notes, Times.Link(10));
                sender.OnStart = () => port.Send(note);
            }

            system.Build().Run();
            return string.Concat(sink.Log);
        }

        Assert.Equal("012345", Order(null));
        Assert.Equal(Order(1), Order(1));
        Assert.NotEqual("012345", Order(1));
        Assert.NotEqual(Order(1), Order(2));
        Assert.Equal("012345", string.Concat(Order(1).Order()));
    }

    private sealed class Sequences : DeliveryObserver
    {
        public List<(string Path, long Sequence)> Lines { get; } = [];

        public override void OnDelivery(in Delivery delivery) => Lines.Add((delivery.Receiver.Path, delivery.Sequence));
    }
}
