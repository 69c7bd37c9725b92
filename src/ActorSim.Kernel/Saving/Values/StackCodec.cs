namespace ActorSim.Kernel;

/// <summary>Stacks, the lowest first.</summary>
internal sealed class StackCodec<T> : ItemsCodec<Stack<T>, T>
{
    protected override T[] ItemsOf(Stack<T> container)
    {
        var items = container.ToArray();
        Array.Reverse(items);
        return items;
    }

    protected override void Refill(Stack<T> container, T[] items)
    {
        container.Clear();
        Array.ForEach(items, container.Push);
    }
}
