using System.Threading.Channels;

namespace ActorSim.Benchmarks;

/// <summary>
/// What one would write with tasks and channels: each actor is a task that reads its channel, and a coordinator keeps
/// virtual time. It holds all events in a heap and hands those of a window to their receivers, in order; what they send
/// comes back through its own channel. A window is at most as long as the lookahead, so that nothing sent in it falls into it.
/// </summary>
/// <remarks>Not for models whose actors send themselves messages that are due within a window.</remarks>
public sealed class ChannelLoop : EventLoop
{
    private readonly FourAryHeap heap = new();
    private readonly List<Event> window = [];
    private readonly Channel<Event> sent = Channel.CreateUnbounded<Event>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Channel<bool> windowsDone = Channel.CreateUnbounded<bool>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Channel<Event>[] mailboxes;
    private readonly LoopNode[] nodes;
    private readonly long windowPicoseconds;
    private int unhandled;

    public ChannelLoop(BenchmarkModel model, long windowPicoseconds)
    {
        this.windowPicoseconds = windowPicoseconds;
        nodes = model.BuildNodes(new ChannelQueue(sent.Writer));
        var options = new UnboundedChannelOptions { SingleReader = true, SingleWriter = true };
        mailboxes = [.. nodes.Select(_ => Channel.CreateUnbounded<Event>(options))];
        for (var i = 0; i < nodes.Length; i++)
        {
            var actor = i;
            _ = Task.Run(() => RunActor(nodes[actor], mailboxes[actor].Reader));
        }

        BeginAll(nodes);
    }

    public override Tally Tally() => TallyOf(nodes);

    public override void RunUntil(long time) => Coordinate(time).GetAwaiter().GetResult();

    private async Task Coordinate(long until)
    {
        while (TakeWindow(until))
        {
            unhandled = window.Count;
            foreach (var item in window)
            {
                mailboxes[item.Receiver].Writer.TryWrite(item);
            }

            await windowsDone.Reader.ReadAsync();
        }
    }

    /// <summary>Takes what was sent into the heap, and the next window out of it.</summary>
    private bool TakeWindow(long until)
    {
        while (sent.Reader.TryRead(out var item))
        {
            heap.Add(item);
        }

        window.Clear();
        var end = heap.Count == 0 ? until : Math.Min(heap.First.Time + windowPicoseconds, until);
        while (heap.Count > 0 && heap.First.Time < end)
        {
            window.Add(heap.First);
            heap.RemoveFirst();
        }

        return window.Count > 0;
    }

    private async Task RunActor(LoopNode node, ChannelReader<Event> mailbox)
    {
        await foreach (var item in mailbox.ReadAllAsync())
        {
            node.Handle(item);
            if (Interlocked.Decrement(ref unhandled) == 0)
            {
                windowsDone.Writer.TryWrite(true);
            }
        }
    }
}
