namespace ActorSim.Kernel;

/// <summary>Dictionaries that keep the order of insertion.</summary>
internal sealed class OrderedDictionaryCodec<TKey, TValue> : MapCodec<OrderedDictionary<TKey, TValue>, TKey, TValue>
    where TKey : notnull
{
    protected override TKey[] KeysOf(OrderedDictionary<TKey, TValue> map) => [.. map.Keys];

    protected override bool ComparesAsUsual(OrderedDictionary<TKey, TValue> map) => Codecs.IsUsual(map.Comparer);
}
