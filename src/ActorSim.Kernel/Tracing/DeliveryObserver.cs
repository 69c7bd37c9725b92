namespace ActorSim.Kernel;

/// <summary>
/// Sees deliveries in the order (time, phase, receiver, sender, sequence), whatever the threads. An
/// observer cannot change a run.
/// </summary>
public abstract class DeliveryObserver
{
    /// <summary>Whether deliveries to <paramref name="actor"/> are wanted; asked once for each actor.</summary>
    public virtual bool Observes(Actor actor) => true;

    /// <summary>Called for each delivery to an observed actor, some time after it happened.</summary>
    public abstract void OnDelivery(in Delivery delivery);
}
