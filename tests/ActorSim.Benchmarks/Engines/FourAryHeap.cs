namespace ActorSim.Benchmarks;

/// <summary>A 4-ary heap of events in one array: what one would write by hand for a fast sequential simulator.</summary>
public sealed class FourAryHeap
{
    private const int Arity = 4;

    private Event[] items = new Event[1024];

    public int Count { get; private set; }

    public ref readonly Event First => ref items[0];

    public void Add(in Event item)
    {
        if (Count == items.Length)
        {
            Array.Resize(ref items, items.Length * 2);
        }

        var at = Count++;
        while (at > 0)
        {
            var parent = (at - 1) / Arity;
            if (!item.Precedes(items[parent]))
            {
                break;
            }

            items[at] = items[parent];
            at = parent;
        }

        items[at] = item;
    }

    public void RemoveFirst()
    {
        var moved = items[--Count];
        var at = 0;
        while (true)
        {
            var child = (at * Arity) + 1;
            if (child >= Count)
            {
                break;
            }

            var end = Math.Min(child + Arity, Count);
            var least = child;
            for (var other = child + 1; other < end; other++)
            {
                if (items[other].Precedes(items[least]))
                {
                    least = other;
                }
            }

            if (!items[least].Precedes(moved))
            {
                break;
            }

            items[at] = items[least];
            at = least;
        }

        items[at] = moved;
    }
}
