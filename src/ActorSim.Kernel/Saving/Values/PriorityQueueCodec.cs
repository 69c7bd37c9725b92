namespace ActorSim.Kernel;

/// <summary>
/// Priority queues, as the heap that they are: put into an empty queue in this order, the heap is the same one, so that
/// elements of equal priority leave in the same order too.
/// </summary>
internal sealed class PriorityQueueCodec<TElement, TPriority> : ItemsCodec<PriorityQueue<TElement, TPriority>, (TElement Element, TPriority Priority)>
{
    protected override (TElement Element, TPriority Priority)[] ItemsOf(PriorityQueue<TElement, TPriority> container) => [.. container.UnorderedItems];

    protected override void Refill(PriorityQueue<TElement, TPriority> container, (TElement Element, TPriority Priority)[] items)
    {
        container.Clear();
        container.EnqueueRange(items);
    }

    protected override bool ComparesAsUsual(PriorityQueue<TElement, TPriority> container) => container.Comparer == Comparer<TPriority>.Default;
}
