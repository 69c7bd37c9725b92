namespace ActorSim.Benchmarks;

/// <summary>The inner node of the hand-written loops; its children are numbered in a row.</summary>
/// <typeparam name="TQueue">Where events go.</typeparam>
public sealed class InnerLoopNode<TQueue>(int index, int parent, int firstChild, TQueue queue) : SendingNode<TQueue>(index, queue)
    where TQueue : struct, IEventQueue
{
    public const int PartPort = 0;
    public const int OrderPort = 1;

    private readonly int parent = parent;
    private readonly int firstChild = firstChild;
    private int count;
    private ulong sum;
    private long latest;

    public override void Handle(in Event arrived)
    {
        CountArrival(arrived);
        if (arrived.Port == OrderPort)
        {
            SendDown(arrived.Time, arrived.Value);
            return;
        }

        // The last part decides when the sum is ready; without order, that need not be the part that comes last.
        latest = Math.Max(latest, arrived.Time);
        sum += arrived.Value;
        if (++count < TreeModel.FanIn)
        {
            return;
        }

        var total = Mixing.Mix(sum);
        count = 0;
        sum = 0;
        if (parent < 0)
        {
            SendDown(latest, total);
        }
        else
        {
            Send(latest + TreeModel.LatencyPicoseconds, parent, PartPort, total);
        }
    }

    private void SendDown(long now, ulong value)
    {
        for (var child = 0; child < TreeModel.FanIn; child++)
        {
            Send(now + TreeModel.LatencyPicoseconds, firstChild + child, OrderPort, value);
        }
    }
}
