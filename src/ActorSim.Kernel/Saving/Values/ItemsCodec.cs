namespace ActorSim.Kernel;

/// <summary>
/// Containers that are emptied and filled again, at the very end, when keys and priorities that are objects are
/// complete and can be compared.
/// </summary>
/// <typeparam name="TContainer">The container.</typeparam>
/// <typeparam name="T">What is put into it.</typeparam>
internal abstract class ItemsCodec<TContainer, T> : ObjectCodec<TContainer>
    where TContainer : class, new()
{
    private Codec<T>? found;

    protected Codec<T> Items => found ??= Codecs.For<T>();

    public override object Obtain(ObjectReader from, object? present) =>
        present is TContainer container && ComparesAsUsual(container) ? container : new TContainer();

    public override void WriteStable(ObjectWriter to, object value, bool isFixed)
    {
        var container = (TContainer)value;
        if (!isFixed && !ComparesAsUsual(container))
        {
            throw to.Refuse("holds a container with a comparer of its own, which can be saved only where readonly fields alone lead to it");
        }

        var items = ItemsOf(container);
        to.Output.WriteCount(items.Length);
        Items.WriteAll(to, items);
    }

    public override void ReadStable(ObjectReader from, object value, bool isFixed)
    {
        var items = new T[from.Input.ReadCount()];
        Items.ReadAll(from, items);
        from.AtEnd(() => Refill((TContainer)value, items));
    }

    /// <summary>What is in it, in the order in which <see cref="Refill"/> takes it.</summary>
    protected abstract T[] ItemsOf(TContainer container);

    protected abstract void Refill(TContainer container, T[] items);

    /// <summary>Whether a new container would find and order its items in the same way.</summary>
    protected virtual bool ComparesAsUsual(TContainer container) => true;
}
