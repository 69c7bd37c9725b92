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
        var at = Count;
        if (at == items.Length)
        {
            Array.Resize(ref items, at * 2);
        }

        var array = items;
        Count = at + 1;
        while (at > 0)
        {
            var parent = (at - 1) >> 2;
            if (!item.Precedes(array[parent]))
            {
                break;
            }

            array[at] = array[parent];
            at = parent;
        }

        array[at] = item;
    }

    public void RemoveFirst()
    {
        var array = items;
        var count = Count - 1;
        Count = count;
        var moved = array[count];
        var at = 0;
        int child;
        while ((child = (at << 2) + 1) < count)
        {
            var end = Math.Min(child + Arity, count);
            var least = child;
            for (var other = child + 1; other < end; other++)
            {
                if (array[other].Precedes(array[least]))
                {
                    least = other;
                }
            }

            if (!array[least].Precedes(moved))
            {
                break;
            }

            array[at] = array[least];
            at = least;
        }

        array[at] = moved;
    }
}
