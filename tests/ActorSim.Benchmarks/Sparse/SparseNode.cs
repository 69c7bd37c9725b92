namespace ActorSim.Benchmarks;

/// <summary>The worker of the hand-written loops.</summary>
/// <typeparam name="TQueue">Where events go.</typeparam>
public sealed class SparseNode<TQueue>(int index, (int Peer, long Latency)[] links, TQueue queue) : SendingNode<TQueue>(index, queue)
    where TQueue : struct, IEventQueue
{
    private const int Message = 0;
    private const int Computed = 1;

    private readonly (int Peer, long Latency)[] links = links;

    public override void Begin() => Compute(0, Mixing.Next((ulong)Index));

    public override void Handle(in Event arrived)
    {
        if (arrived.Port == Message)
        {
            CountArrival(arrived);
            return;
        }

        CountOwn(arrived);
        for (var i = 0; i < links.Length; i++)
        {
            var (peer, latency) = links[i];
            Send(arrived.Time + latency, peer, Message, SparseModel.Message(arrived.Value, i));
        }

        Compute(arrived.Time, Mixing.Next(arrived.Value));
    }

    private void Compute(long now, ulong value) => SendOwn(now + SparseModel.ComputingTime(value), Computed, value);
}
