namespace ActorSim.Benchmarks;

/// <summary>The leaf of the hand-written loops.</summary>
/// <typeparam name="TQueue">Where events go.</typeparam>
public sealed class LeafLoopNode<TQueue>(int index, int parent, TQueue queue) : SendingNode<TQueue>(index, queue)
    where TQueue : struct, IEventQueue
{
    private readonly int parent = parent;

    public override void Begin() => Prepare(0, 1);

    public override void Handle(in Event arrived)
    {
        CountArrival(arrived);
        Prepare(arrived.Time, arrived.Value);
    }

    private void Prepare(long now, ulong order)
    {
        var part = TreeModel.Part(Index, order);
        Send(now + TreeModel.Preparation(part) + TreeModel.LatencyPicoseconds, parent, InnerLoopNode<TQueue>.PartPort, part);
    }
}
