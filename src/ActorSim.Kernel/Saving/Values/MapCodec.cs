namespace ActorSim.Kernel;

/// <summary>Dictionaries: all keys, then all values. Filled at the end, see <see cref="ItemsCodec{TContainer, T}"/>.</summary>
internal abstract class MapCodec<TMap, TKey, TValue> : ObjectCodec<TMap>
    where TMap : class, IDictionary<TKey, TValue>, new()
    where TKey : notnull
{
    private Codec<TKey>? foundKeys;
    private Codec<TValue>? foundValues;

    protected Codec<TKey> Keys => foundKeys ??= Codecs.For<TKey>();

    private Codec<TValue> Values => foundValues ??= Codecs.For<TValue>();

    public override object Obtain(ObjectReader from, object? present) =>
        present is TMap map && ComparesAsUsual(map) ? map : new TMap();

    public override void WriteStable(ObjectWriter to, object value, bool isFixed)
    {
        var map = (TMap)value;
        if (!isFixed && !ComparesAsUsual(map))
        {
            throw to.Refuse("holds a dictionary with a comparer of its own, which can be saved only where readonly fields alone lead to it");
        }

        var keys = KeysOf(map);
        to.Output.WriteCount(keys.Length);
        Keys.WriteAll(to, keys);
        Values.WriteAll(to, Array.ConvertAll(keys, key => map[key]));
    }

    public override void ReadStable(ObjectReader from, object value, bool isFixed)
    {
        var map = (TMap)value;
        var keys = new TKey[from.Input.ReadCount()];
        Keys.ReadAll(from, keys);

        // Keys that are objects cannot be looked up yet.
        var values = Keys.Order is null
            ? new TValue[keys.Length]
            : Array.ConvertAll(keys, key => map.TryGetValue(key, out var present) ? present : default!);
        Values.ReadAll(from, values);
        from.AtEnd(() => Refill(map, keys, values));
    }

    /// <summary>The keys in the order in which they are saved.</summary>
    protected abstract TKey[] KeysOf(TMap map);

    protected abstract bool ComparesAsUsual(TMap map);

    private static void Refill(TMap map, TKey[] keys, TValue[] values)
    {
        map.Clear();
        for (var i = 0; i < keys.Length; i++)
        {
            map.Add(keys[i], values[i]);
        }
    }
}
