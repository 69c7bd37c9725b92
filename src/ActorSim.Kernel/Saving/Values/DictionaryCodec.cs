namespace ActorSim.Kernel;

/// <summary>Dictionaries. Their order means nothing and is not saved: keys that are plain or text are put in order.</summary>
internal sealed class DictionaryCodec<TKey, TValue> : MapCodec<Dictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    protected override TKey[] KeysOf(Dictionary<TKey, TValue> map)
    {
        var keys = map.Keys.ToArray();
        if (Keys.Order is { } order)
        {
            Array.Sort(keys, order);
        }

        return keys;
    }

    protected override bool ComparesAsUsual(Dictionary<TKey, TValue> map) => Codecs.IsUsual(map.Comparer);
}
