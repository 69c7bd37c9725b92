namespace ActorSim.Benchmarks;

/// <summary>
/// The floor: the same handlers and events without any order. Events wait in a FIFO; one that lies behind the end is put
/// aside. What an ordered engine takes longer is what order costs.
/// </summary>
public sealed class FloorLoop : EventLoop
{
    private readonly EventFifo fifo = new();
    private readonly EventFifo later = new();
    private readonly LoopNode[] nodes;

    public FloorLoop(BenchmarkModel model)
    {
        nodes = model.BuildNodes(new FifoQueue(fifo));
        BeginAll(nodes);
    }

    public override Tally Tally() => TallyOf(nodes);

    public override void RunUntil(long time)
    {
        while (later.Count > 0)
        {
            later.Take(out var item);
            fifo.Add(item);
        }

        while (RunSome(time))
        {
        }
    }

    private bool RunSome(long until)
    {
        var all = nodes;
        var queue = fifo;
        for (var i = 0; i < EventsPerCall; i++)
        {
            if (queue.Count == 0)
            {
                return false;
            }

            queue.Take(out var item);
            if (item.Time < until)
            {
                all[item.Receiver].Handle(item);
            }
            else
            {
                later.Add(item);
            }
        }

        return true;
    }
}
