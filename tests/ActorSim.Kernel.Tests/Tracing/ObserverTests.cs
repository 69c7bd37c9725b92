using ActorSim.Kernel.Tests.Reference;
using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Tracing;

/// <summary>Observers see deliveries in the order (time, phase, receiver, sender, sequence), whatever the threads.</summary>
public sealed class ObserverTests
{
    [Fact]
    public void A_delivery_tells_when_where_from_and_what()
    {
        var builder = new SimulationBuilder();
        var actor = builder.Add("/a", new Receiver());
        var feed = builder.AddFeed(actor.Notes, "the input");
        var log = new Log();
        using var simulation = builder.Build();
        simulation.Observe(log);
        feed.Send(new Note(7), At(5));
        feed.Send(new Note(8), At(6));

        simulation.Run();

        Assert.Equal(["5 0 /a Notes the input 0 Note { Value = 7 }", "6 0 /a Notes the input 1 Note { Value = 8 }", "10 1 /a wake /a 0 wake"], log.Lines);
        Assert.Equal([7, 8], log.Values);
    }

    [Fact]
    public void Asking_for_another_type_of_message_is_refused()
    {
        var builder = new SimulationBuilder();
        var feed = builder.AddFeed(builder.Add("/a", new Scripted()).Notes());
        using var simulation = builder.Build();
        simulation.Observe(new Wrong());
        feed.Send(new Note(7), At(5));
        Assert.Contains("does not receive Load", Assert.Throws<InvalidOperationException>(() => simulation.Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_observer_is_asked_once_for_each_actor_and_sees_only_what_it_wants()
    {
        var builder = new SimulationBuilder();
        var (a, b) = (builder.Add("/a", new Scripted()), builder.Add("/b", new Scripted()));
        var (toA, toB) = (builder.AddFeed(a.Notes()), builder.AddFeed(b.Notes()));
        var choosy = new Log(only: "/b");
        using var simulation = builder.Build();
        simulation.Observe(choosy);
        simulation.Observe(new Log());
        for (var i = 0; i < 10; i++)
        {
            toA.Send(new Note(i), At(i));
            toB.Send(new Note(i), At(i));
        }

        simulation.Run();

        Assert.Equal(10, choosy.Lines.Count);
        Assert.All(choosy.Lines, line => Assert.Contains("/b", line, StringComparison.Ordinal));
        Assert.Equal(["/a", "/b"], choosy.Asked);
    }

    [Fact]
    public void Observing_changes_nothing_and_the_order_does_not_depend_on_threads() => ReferenceTests.ForAllModels((plan, expected) =>
    {
        if (plan.Seed % 4 != 0)
        {
            return;
        }

        List<string>[] logs = [.. new[] { 1, 2, 3 }.Select(threads =>
        {
            using var run = ReferenceTests.Build(plan);
            var log = new Log();
            run.Simulation.Observe(log);
            ReferenceTests.Same(plan, expected, run.Run(threads));
            Assert.Equal(expected.Deliveries - plan.Actors.Length, log.Lines.Count);
            Assert.Equal(log.Keys.Order(), log.Keys);
            return log.Lines;
        })];
        Assert.Equal(logs[0], logs[1]);
        Assert.Equal(logs[0], logs[2]);
    });

    private sealed class Receiver : Actor
    {
        private readonly ClockedWake wake;

        public Receiver()
        {
            Notes = Receive((in Note note) => wake!.Arm());
            wake = Wake(Clock.FromPeriod(10), () => { });
        }

        public InPort<Note> Notes { get; }
    }

    private sealed class Wrong : DeliveryObserver
    {
        public override void OnDelivery(in Delivery delivery) => delivery.Message<Load>();
    }

    private sealed class Log(string? only = null) : DeliveryObserver
    {
        public List<string> Lines { get; } = [];

        public List<int> Values { get; } = [];

        public List<string> Asked { get; } = [];

        public List<(long, int, int)> Keys { get; } = [];

        public override bool Observes(Actor actor)
        {
            Asked.Add(actor.Path);
            return only is null || actor.Path == only;
        }

        public override void OnDelivery(in Delivery delivery)
        {
            Keys.Add((delivery.Time.Picoseconds, delivery.Phase, delivery.Receiver.Index));
            Lines.Add($"{delivery.Time.Picoseconds} {delivery.Phase} {delivery.Receiver.Path} {delivery.Receptor.Name} {delivery.Sender} {delivery.Sequence} {delivery.Describe()}");
            if (delivery.Receptor is InPort<Note>)
            {
                Values.Add(delivery.Message<Note>().Value);
            }
        }
    }
}
