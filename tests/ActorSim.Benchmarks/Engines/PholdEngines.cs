using System.Diagnostics;
using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>The engines that run PHOLD. Each warms up for a fifth of the run and measures the rest.</summary>
public static class PholdEngines
{
    private const int WarmUpShare = 5;

    /// <summary>The kernel, through actors and ports; by processor time on one thread, by wall time on several.</summary>
    public static PholdOutcome Kernel(PholdModel model, int threads = 1)
    {
        var builder = new SimulationBuilder();
        var actors = new PholdActor[model.Actors];
        for (var i = 0; i < actors.Length; i++)
        {
            actors[i] = builder.Add($"/phold/{i}", new PholdActor(i, model));
        }

        var everybody = new ReceiverTable<Job>(actors.Select(actor => actor.Jobs));
        var latency = Latency.Of(SimDuration.FromPicoseconds(model.LookaheadPicoseconds));
        foreach (var actor in actors)
        {
            builder.Connect(actor.Others, everybody, latency);
        }

        var simulation = builder.Build();
        simulation.Advance(SimTime.FromPicoseconds(model.EndPicoseconds / WarmUpShare));
        var options = new RunOptions { Threads = threads, TimeLimit = SimTime.FromPicoseconds(model.EndPicoseconds) };
        return Measure(
            () => simulation.Run(options),
            () => (actors.Sum(actor => actor.Events), actors.Aggregate(0UL, (sum, actor) => sum + actor.Checksum)),
            byWallTime: threads > 1);
    }

    /// <summary>A plain loop over a 4-ary heap.</summary>
    public static PholdOutcome Heap(PholdModel model)
    {
        var heap = new FourAryHeap();
        var nodes = Nodes(model, item => heap.Add(item));
        RunHeap(heap, nodes, model.EndPicoseconds / WarmUpShare);
        return Measure(() => RunHeap(heap, nodes, model.EndPicoseconds), () => Count(nodes));
    }

    /// <summary>A plain loop over the class library's priority queue.</summary>
    public static PholdOutcome LibraryQueue(PholdModel model)
    {
        var queue = new PriorityQueue<Event, EventOrder>();
        var nodes = Nodes(model, item => queue.Enqueue(item, EventOrder.Of(item)));
        RunLibraryQueue(queue, nodes, model.EndPicoseconds / WarmUpShare);
        return Measure(() => RunLibraryQueue(queue, nodes, model.EndPicoseconds), () => Count(nodes));
    }

    private static void RunHeap(FourAryHeap heap, LoopNode[] nodes, long until)
    {
        while (heap.First.Time < until)
        {
            var item = heap.First;
            heap.RemoveFirst();
            heap.Add(nodes[item.Receiver].Handle(item));
        }
    }

    private static void RunLibraryQueue(PriorityQueue<Event, EventOrder> queue, LoopNode[] nodes, long until)
    {
        while (queue.Peek().Time < until)
        {
            var item = queue.Dequeue();
            var next = nodes[item.Receiver].Handle(item);
            queue.Enqueue(next, EventOrder.Of(next));
        }
    }

    private static PholdNode[] Nodes(PholdModel model, Action<Event> add)
    {
        var nodes = new PholdNode[model.Actors];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = new PholdNode(i, model);
            for (var job = 0; job < model.Population; job++)
            {
                add(nodes[i].Begin());
            }
        }

        return nodes;
    }

    private static (long Events, ulong Checksum) Count(PholdNode[] nodes) =>
        (nodes.Sum(node => node.Events), nodes.Aggregate(0UL, (sum, node) => sum + node.Checksum));

    private static PholdOutcome Measure(Action run, Func<(long Events, ulong Checksum)> count, bool byWallTime = false)
    {
        var (eventsBefore, _) = count();
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        run();
        var seconds = byWallTime ? watch.Elapsed.TotalSeconds : (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var (events, checksum) = count();
        return new PholdOutcome(events, events - eventsBefore, checksum, seconds, allocated);
    }
}
