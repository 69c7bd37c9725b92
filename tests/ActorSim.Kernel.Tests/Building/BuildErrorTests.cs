using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Building;

/// <summary>What is wired wrongly is said when the system is built, with the names of both ends.</summary>
public sealed class BuildErrorTests
{
    private readonly SimulationBuilder builder = new();

    [Fact]
    public void An_out_port_without_a_link_is_named()
    {
        builder.Add("/chip/pe", new Source());
        Assert.Equal("The out-port /chip/pe.Next (Note) is linked to nothing; make it optional if that is meant.", Problem());
    }

    [Fact]
    public void An_in_port_without_a_link_is_named()
    {
        builder.Add("/chip/pe", new Sink());
        Assert.Equal("Nothing is linked to the in-port /chip/pe.Notes (Note); make it optional if that is meant.", Problem());
    }

    [Fact]
    public void Every_unlinked_port_is_listed()
    {
        builder.Add("/a", new Source());
        builder.Add("/b", new Source());
        builder.Add("/c", new Sink());
        Assert.Equal(3, Assert.Throws<BuildException>(builder.Build).Problems.Count);
    }

    [Fact]
    public void An_unlinked_optional_port_is_no_problem_and_drops_what_is_sent()
    {
        var actor = builder.Add("/a", new Scripted());
        var port = actor.Out<Load>(optional: true);
        var group = actor.OutGroup<Load>(optional: true);
        actor.OnStart = () =>
        {
            port.Send(new Load(1, actor.Store.Rent<int>(3)));
            group.SendToAll(new Load(1, actor.Store.Rent<int>(3)));
        };

        var result = builder.Build().Run();

        Assert.Equal(EndReason.Completed, result.Reason);
        Assert.Empty(result.ForgottenBlocks);
    }

    [Fact]
    public void A_feed_links_an_in_port()
    {
        builder.AddFeed(builder.Add("/a", new Sink()).Notes);
        builder.Build().Dispose();
    }

    [Fact]
    public void Ports_of_different_messages_do_not_fit()
    {
        var source = builder.Add("/a", new Source());
        var sink = builder.Add("/b", new Scripted());
        builder.Connect((Sender)source.Next, sink.In((in Load load) => { }), Link(1));
        Assert.StartsWith("/a.Next sends Note, but /b.", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_one_link_begins_at_an_out_port()
    {
        var source = builder.Add("/a", new Source());
        var (first, second) = (builder.Add("/b", new Sink()), builder.Add("/c", new Sink()));
        builder.Connect(source.Next, first.Notes, Link(1));
        builder.Connect(source.Next, second.Notes, Link(1));
        Assert.Contains("/a.Next is linked to /b.Notes already and cannot be linked to /c.Notes too", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_links_may_end_at_one_in_port()
    {
        var sink = builder.Add("/z", new Sink());
        builder.Connect(builder.Add("/a", new Source()).Next, sink.Notes, Link(1));
        builder.Connect(builder.Add("/b", new Source()).Next, sink.Notes, Link(2));
        builder.Build().Dispose();
    }

    [Fact]
    public void A_link_needs_a_latency()
    {
        builder.Connect(builder.Add("/a", new Source()).Next, builder.Add("/b", new Sink()).Notes, default);
        Assert.Contains("The link from /a.Next to /b.Notes needs a latency longer than zero.", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_cannot_begin_at_an_actor_outside()
    {
        builder.Connect(new Source().Next, builder.Add("/b", new Sink()).Notes, Link(1));
        Assert.Contains("to /b.Notes begins at an actor that was not added", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_cannot_end_at_an_actor_outside()
    {
        builder.Connect(builder.Add("/a", new Source()).Next, new Sink().Notes, Link(1));
        Assert.Contains("The link from /a.Next to (Sink, not in a system yet).Notes ends at an actor that was not added", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_cannot_end_at_an_actor_outside()
    {
        builder.Add("/a", new Scripted());
        builder.AddFeed(new Sink().Notes, "the input");
        Assert.Contains("The feed 'the input' ends at (Sink, not in a system yet).Notes", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_actors_cannot_have_one_path()
    {
        builder.Add("/a", new Scripted());
        builder.Add("a", new Actors.Plain());
        Assert.Equal("Two actors have the path /a: Scripted and Plain.", Problem());
    }

    [Fact]
    public void Two_wakes_of_one_clock_must_differ_in_phase()
    {
        var actor = builder.Add("/a", new Scripted());
        actor.Pace(Clock.FromMegahertz(200), () => { }, phase: 3);
        actor.Pace(Clock.FromPeriod(5000), () => { }, phase: 3);
        Assert.Contains("are wakes of one clock (200 MHz) in one phase (3)", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_wakes_of_different_clocks_may_share_a_phase()
    {
        var actor = builder.Add("/a", new Scripted());
        actor.Pace(Clock.FromMegahertz(200), () => { }, phase: 3);
        actor.Pace(Clock.FromMegahertz(100), () => { }, phase: 3);
        actor.Pace(Clock.FromMegahertz(100), () => { }, phase: 4);
        builder.Build().Dispose();
    }

    [Fact]
    public void A_stop_lead_must_be_positive()
    {
        var wrong = new SimulationBuilder { StopLead = SimDuration.Zero };
        wrong.Add("/a", new Scripted());
        Assert.Contains("stop lead must be longer than zero", Assert.Throws<BuildException>(wrong.Build).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_needs_an_actor() => Assert.Contains("at least one actor", Problem(), StringComparison.Ordinal);

    [Fact]
    public void An_actor_has_one_place_in_one_system()
    {
        var actor = builder.Add("/a", new Scripted());
        Assert.Contains("as /a", Assert.Throws<ArgumentException>(() => builder.Add("/b", actor)).Message, StringComparison.Ordinal);
        Assert.Contains("another system, as /a", Assert.Throws<ArgumentException>(() => new SimulationBuilder().Add("/b", actor)).Message, StringComparison.Ordinal);
        Assert.Equal("/a", actor.Path);
    }

    [Fact]
    public void A_built_system_is_fixed()
    {
        var source = builder.Add("/a", new Source());
        var sink = builder.Add("/b", new Sink());
        var free = source.Free;
        builder.Connect(source.Next, sink.Notes, Link(1));
        using var simulation = builder.Build();
        Assert.Throws<InvalidOperationException>(builder.Build);
        Assert.Throws<InvalidOperationException>(() => builder.Add("/c", new Sink()));
        Assert.Throws<InvalidOperationException>(() => builder.Connect(free, sink.Notes, Link(1)));
        Assert.Throws<InvalidOperationException>(() => builder.AddFeed(sink.Notes));
        Assert.False(free.IsConnected);
    }

    [Fact]
    public void Ports_cannot_be_made_when_the_system_is_built()
    {
        var actor = builder.Add("/a", new Scripted());
        using var simulation = builder.Build();
        Assert.Throws<InvalidOperationException>(() => actor.Out<Note>());
        Assert.Throws<InvalidOperationException>(actor.Notes);
        Assert.Throws<InvalidOperationException>(() => actor.Counting("late"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("a//b")]
    [InlineData("/a/")]
    [InlineData("/a b")]
    [InlineData("/a*")]
    public void A_malformed_path_is_refused(string path) =>
        Assert.Throws<ArgumentException>(() => builder.Add(path, new Scripted()));

    [Fact]
    public void A_path_gets_its_leading_slash() => Assert.Equal("/chip/pe/3", builder.Add("chip/pe/3", new Scripted()).Path);

    [Fact]
    public void The_links_of_a_built_system_can_be_listed()
    {
        var source = builder.Add("/a", new Source());
        var sink = builder.Add("/b", new Sink());
        builder.Connect(source.Next, sink.Notes, Link(7));
        using var simulation = builder.Build();
        var link = Assert.Single(simulation.Links);
        Assert.Equal("/a.Next → /b.Notes: 7 ps", $"{link.From} → {Assert.Single(link.To)}: {link.Latency}");
        Assert.Equal(Ps(7), simulation.Lookahead);
    }

    [Fact]
    public void A_table_of_receivers_is_neither_empty_nor_repeats_itself()
    {
        var notes = new Sink().Notes;
        Assert.Throws<ArgumentException>(() => new ReceiverTable<Note>([]));
        Assert.Throws<ArgumentException>(() => new ReceiverTable<Note>([notes, notes]));
    }

    private string Problem() => Assert.Throws<BuildException>(builder.Build).Message;

    private sealed class Source : Actor
    {
        public Source()
        {
            Next = Emit<Note>();
            Free = Emit<Note>(optional: true);
        }

        public OutPort<Note> Next { get; }

        public OutPort<Note> Free { get; }
    }

    private sealed class Sink : Actor
    {
        public Sink() => Notes = Receive((in Note note) => { });

        public InPort<Note> Notes { get; }
    }
}
