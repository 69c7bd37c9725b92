namespace ActorSim.Kernel;

/// <summary>The observers of a run, and which actors each of them wants to see.</summary>
internal sealed class ObserverList(Actor[] actors, Func<int, string> nameOfSender)
{
    private readonly List<(DeliveryObserver Observer, bool[] Wants)> observers = [];

    public void Add(DeliveryObserver observer)
    {
        var wants = Array.ConvertAll(actors, observer.Observes);
        observers.Add((observer, wants));
        foreach (var actor in actors)
        {
            if (wants[actor.Index])
            {
                actor.Flags |= ActorFlags.Observed;
            }
        }
    }

    /// <summary>Shows the deliveries of a window, in the order in which traces are written, and forgets them.</summary>
    public unsafe void Show(IReadOnlyList<Worker> workers)
    {
        var deliveries = new List<ObservedDelivery>();
        foreach (var worker in workers)
        {
            deliveries.AddRange(worker.Observed!);
            worker.Observed!.Clear();
        }

        deliveries.Sort(ObservedDelivery.Compare);
        foreach (var observed in deliveries)
        {
            var receiver = actors[observed.Mail->Receiver];
            var delivery = new Delivery(observed.Mail, receiver.Receptors[observed.Mail->Receptor], nameOfSender(observed.Mail->Sender));
            foreach (var (observer, wants) in observers)
            {
                if (wants[receiver.Index])
                {
                    observer.OnDelivery(delivery);
                }
            }
        }
    }
}
