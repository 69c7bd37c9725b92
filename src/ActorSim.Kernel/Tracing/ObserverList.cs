namespace ActorSim.Kernel;

/// <summary>The observers of a run, and which actors each of them wants to see.</summary>
internal sealed class ObserverList(Actor[] actors, Func<int, string> nameOfSender)
{
    private readonly List<(DeliveryObserver Observer, bool[] Wants)> observers = [];

    public bool IsEmpty => observers.Count == 0;

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

    /// <summary>Shows the deliveries of a round, in the order in which traces are written, and forgets them.</summary>
    public unsafe void Show(IReadOnlyList<Worker> workers)
    {
        var deliveries = new List<ObservedDelivery>();
        foreach (var worker in workers)
        {
            worker.AddObserved(deliveries);
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

        foreach (var worker in workers)
        {
            worker.ForgetObserved();
        }
    }
}
