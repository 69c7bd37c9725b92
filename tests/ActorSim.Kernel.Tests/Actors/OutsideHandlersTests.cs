using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Actors;

/// <summary>An actor sends, draws and reads the time only while it handles something.</summary>
public sealed class OutsideHandlersTests
{
    private readonly SimulationBuilder builder = new();
    private readonly Scripted actor = new();
    private readonly OutPort<Note> port;
    private readonly SelfPort<Note> own;
    private readonly ClockedWake wake;
    private readonly Feed<Note> feed;

    public OutsideHandlersTests()
    {
        builder.Add("/a", actor);
        port = actor.Out<Note>();
        own = actor.Own((in Note note) => { });
        wake = actor.Pace(Clock.FromPeriod(10), () => { });
        var notes = actor.Notes();
        builder.Connect(port, notes, Link(10));
        feed = builder.AddFeed(notes);
    }

    [Fact]
    public void Before_the_system_is_built_nothing_goes() => EverythingIsRefused();

    [Fact]
    public void Before_the_run_nothing_goes()
    {
        using var simulation = builder.Build();
        EverythingIsRefused();
    }

    [Fact]
    public void Between_two_steps_nothing_goes()
    {
        using var simulation = builder.Build();
        feed.Send(new Note(1), At(5));
        simulation.Advance(At(20));
        Assert.Single(actor.Log);
        EverythingIsRefused();
    }

    [Fact]
    public void After_a_start_that_threw_nothing_goes()
    {
        actor.OnStart = () => throw new InvalidOperationException("on purpose");
        using var simulation = builder.Build();
        simulation.Run();
        EverythingIsRefused();
    }

    private void EverythingIsRefused()
    {
        foreach (var attempt in new Action[]
        {
            () => port.Send(default),
            () => own.Send(default, Ps(1)),
            wake.Arm,
            () => _ = actor.Now,
            () => actor.Dice.NextBits(),
            () => actor.Store.Rent<int>(1),
            actor.Stop,
            actor.Busy,
        })
        {
            Assert.Contains("only while it handles a message", Assert.Throws<InvalidOperationException>(attempt).Message, StringComparison.Ordinal);
        }
    }
}
