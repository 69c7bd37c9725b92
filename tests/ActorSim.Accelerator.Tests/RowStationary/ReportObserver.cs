using ActorSim.Kernel;

namespace ActorSim.Accelerator.Tests.RowStationary;

/// <summary>Writes down in which cycle the control hears what.</summary>
internal sealed class ReportObserver(Clock clock) : DeliveryObserver
{
    internal List<string> Lines { get; } = [];

    public override bool Observes(Actor actor) => actor is PassControl;

    public override void OnDelivery(in Delivery delivery)
    {
        if (delivery.Receptor is InPort<PassReport>)
        {
            Lines.Add($"cycle {clock.EdgeAtOrAfter(delivery.Time)}: {delivery.Message<PassReport>()}");
        }
    }
}
