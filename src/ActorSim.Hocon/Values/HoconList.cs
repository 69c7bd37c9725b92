using System.Collections;
using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon;

/// <summary>A list of values, in the order in which they were written.</summary>
public sealed class HoconList : HoconValue, IReadOnlyList<HoconValue>
{
    private readonly HoconValue[] items;
    private readonly Passage? passage;

    /// <summary>Makes a list.</summary>
    public HoconList(Origin origin, IEnumerable<HoconValue> items)
        : this(origin, items.ToArray())
    {
    }

    /// <summary>Makes a list of items that nobody else changes afterwards.</summary>
    internal HoconList(Origin origin, HoconValue[] items)
        : base(origin)
    {
        this.items = items;
        Depth = 1;
        Size = 1;
        foreach (var item in items)
        {
            Depth = Math.Max(Depth, item.Depth + 1);
            Size = Math.Min(Size + item.Size, LargestSize);
        }
    }

    private HoconList(HoconList written, Passage passage)
        : base(written.Origin.Via(passage))
    {
        items = written.items;
        Depth = written.Depth;
        Size = written.Size;
        this.passage = Passage.Join(passage, written.passage);
    }

    /// <summary>How many values there are.</summary>
    public int Count => items.Length;

    /// <inheritdoc/>
    public override string Kind => "a list";

    /// <inheritdoc/>
    internal override int Depth { get; }

    /// <inheritdoc/>
    internal override long Size { get; }

    /// <summary>The value at a position, from 0.</summary>
    public HoconValue this[int index] => Seen(items[index]);

    /// <inheritdoc/>
    public IEnumerator<HoconValue> GetEnumerator() => items.Select(Seen).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    internal override HoconValue Via(Passage through) => new HoconList(this, through);

    private HoconValue Seen(HoconValue item) => passage is null ? item : item.Via(passage);
}
