namespace ActorSim.Kernel;

/// <summary>Queues, the first to leave first.</summary>
internal sealed class QueueCodec<T> : ItemsCodec<Queue<T>, T>
{
    protected override T[] ItemsOf(Queue<T> container) => container.ToArray();

    protected override void Refill(Queue<T> container, T[] items)
    {
        container.Clear();
        Array.ForEach(items, container.Enqueue);
    }
}
