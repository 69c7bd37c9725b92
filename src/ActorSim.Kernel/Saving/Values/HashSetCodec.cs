namespace ActorSim.Kernel;

/// <summary>Sets. Their order means nothing and is not saved: members that are plain or text are put in order.</summary>
internal sealed class HashSetCodec<T> : ItemsCodec<HashSet<T>, T>
{
    protected override T[] ItemsOf(HashSet<T> container)
    {
        var items = container.ToArray();
        if (Items.Order is { } order)
        {
            Array.Sort(items, order);
        }

        return items;
    }

    protected override void Refill(HashSet<T> container, T[] items)
    {
        container.Clear();
        container.UnionWith(items);
    }

    protected override bool ComparesAsUsual(HashSet<T> container) => Codecs.IsUsual(container.Comparer);
}
