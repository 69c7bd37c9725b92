using ActorSim.Kernel;

namespace ActorSim.TestKit;

/// <summary>Remembers the last deliveries to each actor under test, for reports.</summary>
internal sealed class RecentDeliveries(SimTestKit kit) : DeliveryObserver
{
    private const int Remembered = 8;

    private readonly Dictionary<Actor, Queue<string>> recent = [];

    public override bool Observes(Actor actor) => kit.IsUnderTest(actor);

    public override void OnDelivery(in Delivery delivery)
    {
        if (!recent.TryGetValue(delivery.Receiver, out var lines))
        {
            recent[delivery.Receiver] = lines = new Queue<string>();
        }

        if (lines.Count == Remembered)
        {
            lines.Dequeue();
        }

        var sender = delivery.Sender == delivery.Receiver.Path ? "itself" : delivery.Sender;
        lines.Enqueue($"{kit.Describe(delivery.Time)}: {Describe(delivery, sender)}");
    }

    private static string Describe(in Delivery delivery, string sender) =>
        delivery.Receptor is ClockedWake ? $"{delivery.Receptor.Name} runs" : $"{delivery.Receptor.Name} {delivery.Describe()} from {sender}";

    public IEnumerable<string> Of(Actor actor) => recent.TryGetValue(actor, out var lines) ? lines : [];
}
