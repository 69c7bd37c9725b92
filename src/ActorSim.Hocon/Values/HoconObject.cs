using System.Collections;
using System.Diagnostics.CodeAnalysis;
using ActorSim.Hocon.Resolution;
using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon;

/// <summary>Keys and values, in the order in which the keys were first written.</summary>
public sealed class HoconObject : HoconValue, IEnumerable<HoconEntry>
{
    private readonly Dictionary<string, int> positions;
    private readonly List<HoconEntry> entries;
    private readonly Passage? passage;

    /// <summary>Makes an object; of several entries with one key the last counts.</summary>
    public HoconObject(Origin origin, IEnumerable<HoconEntry> entries)
        : this(origin, entries, hidesFallbacks: false)
    {
    }

    internal HoconObject(Origin origin, IEnumerable<HoconEntry> entries, bool hidesFallbacks)
        : base(origin)
    {
        HidesFallbacks = hidesFallbacks;
        Depth = 1;
        Size = 1;
        this.entries = [];
        positions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (positions.TryAdd(entry.Key, this.entries.Count))
            {
                this.entries.Add(entry);
            }
            else
            {
                this.entries[positions[entry.Key]] = entry;
            }

            Depth = Math.Max(Depth, entry.Value.Depth + 1);
            Size = Math.Min(Size + entry.Key.Length + entry.Value.Size, LargestSize);
        }
    }

    private HoconObject(HoconObject written, Passage passage)
        : base(written.Origin.Via(passage))
    {
        positions = written.positions;
        entries = written.entries;
        Depth = written.Depth;
        Size = written.Size;
        HidesFallbacks = written.HidesFallbacks;
        this.passage = Passage.Join(passage, written.passage);
    }

    /// <summary>How many keys there are.</summary>
    public int Count => entries.Count;

    /// <summary>The keys, in order.</summary>
    public IEnumerable<string> Keys => entries.Select(entry => entry.Key);

    /// <inheritdoc/>
    public override string Kind => "an object";

    /// <inheritdoc/>
    internal override int Depth { get; }

    /// <inheritdoc/>
    internal override long Size { get; }

    /// <summary>
    /// Whether the object was laid over something that is no object. Whatever lies further below is hidden then:
    /// without remembering this, layering would depend on which layers are put together first.
    /// </summary>
    internal bool HidesFallbacks { get; }

    /// <summary>Finds the value of a key (not of a path).</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out HoconValue? value)
    {
        value = TryGetEntry(key, out var entry) ? entry.Value : null;
        return value is not null;
    }

    /// <summary>Finds a key with its own origin.</summary>
    public bool TryGetEntry(string key, [NotNullWhen(true)] out HoconEntry? entry)
    {
        entry = positions.TryGetValue(key, out var position) ? Seen(entries[position]) : null;
        return entry is not null;
    }

    /// <summary>Finds the value at a path such as <c>a.b."c.d"</c>.</summary>
    /// <exception cref="HoconException">The path is not well-formed.</exception>
    public bool TryGetPath(string path, [NotNullWhen(true)] out HoconValue? value)
    {
        value = this;
        foreach (var key in HoconPath.Parse(path))
        {
            if (value is not HoconObject parent || !parent.TryGet(key, out value))
            {
                value = null;
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// This object with whatever it lacks taken from another: objects merge key by key, anything else of this object
    /// wins, and null is a value that wins too. Layering is associative.
    /// </summary>
    public HoconObject WithFallback(HoconObject fallback) => HidesFallbacks ? this : ObjectMerger.Merge([fallback, this]);

    /// <inheritdoc/>
    public IEnumerator<HoconEntry> GetEnumerator() => passage is null ? entries.GetEnumerator() : entries.Select(Seen).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal HoconObject HidingFallbacks() => HidesFallbacks ? this : new HoconObject(Origin, this, hidesFallbacks: true);

    /// <inheritdoc/>
    internal override HoconValue Via(Passage through) => new HoconObject(this, through);

    /// <summary>An entry after the passage that the object made, which the entries make only when they are asked for.</summary>
    private HoconEntry Seen(HoconEntry entry) => passage is null ? entry : new(entry.Key, entry.KeyOrigin.Via(passage), entry.Value.Via(passage));
}
