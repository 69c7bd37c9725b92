namespace ActorSim.Benchmarks;

/// <summary>A queue without any order but that of coming: a ring buffer that grows.</summary>
public sealed class EventFifo
{
    private Event[] items = new Event[1024];
    private int first;

    public int Count { get; private set; }

    public void Add(in Event item)
    {
        if (Count == items.Length)
        {
            Grow();
        }

        var array = items;
        array[(first + Count++) & (array.Length - 1)] = item;
    }

    /// <summary>Takes the oldest event out; there must be one.</summary>
    public void Take(out Event item)
    {
        var array = items;
        item = array[first & (array.Length - 1)];
        first = (first + 1) & (array.Length - 1);
        Count--;
    }

    private void Grow()
    {
        var larger = new Event[items.Length * 2];
        items.AsSpan(first).CopyTo(larger);
        items.AsSpan(0, first).CopyTo(larger.AsSpan(items.Length - first));
        items = larger;
        first = 0;
    }
}
