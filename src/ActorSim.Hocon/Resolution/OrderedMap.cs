using System.Diagnostics.CodeAnalysis;

namespace ActorSim.Hocon.Resolution;

/// <summary>
/// Keys with values, in the order in which they came. Most objects have a handful of keys, which are found fastest by
/// looking at each; only larger ones pay for a table.
/// </summary>
internal sealed class OrderedMap<T>
    where T : class
{
    private const int MostWithoutTable = 8;
    private readonly List<string> keys = [];
    private readonly List<T> values = [];
    private Dictionary<string, int>? positions;

    public int Count => keys.Count;

    /// <summary>The keys, in order.</summary>
    public IReadOnlyList<string> Keys => keys;

    public T this[string key] => values[Find(key)];

    /// <summary>The value of the key at a position.</summary>
    public T ValueAt(int position) => values[position];

    public bool TryGet(string key, [NotNullWhen(true)] out T? value)
    {
        var position = Find(key);
        value = position < 0 ? null : values[position];
        return position >= 0;
    }

    /// <summary>The position of a key; -1 if there is no such key.</summary>
    public int Find(string key)
    {
        if (positions is not null)
        {
            return positions.TryGetValue(key, out var position) ? position : -1;
        }

        for (var i = 0; i < Count; i++)
        {
            if (string.Equals(keys[i], key))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Adds a key that is not there yet.</summary>
    public void Add(string key, T value)
    {
        keys.Add(key);
        values.Add(value);
        if (positions is not null)
        {
            positions.Add(key, Count - 1);
        }
        else if (Count > MostWithoutTable)
        {
            MakeTable();
        }
    }

    private void MakeTable()
    {
        var table = new Dictionary<string, int>(2 * Count, StringComparer.Ordinal);
        for (var i = 0; i < Count; i++)
        {
            table.Add(keys[i], i);
        }

        positions = table;
    }
}
