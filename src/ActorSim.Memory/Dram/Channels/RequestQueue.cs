namespace ActorSim.Memory;

/// <summary>Requests in the order in which they came, of which any may leave first; a fixed number of slots.</summary>
internal sealed class RequestQueue
{
    private readonly Slot[] slots;

    public RequestQueue(int slots) => this.slots = new Slot[slots];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    public bool IsFull => Count == slots.Length;

    /// <summary>The requests, the oldest first.</summary>
    public ReadOnlySpan<Slot> Slots => slots.AsSpan(0, Count);

    public void Add(int number, in QueuedRequest request) =>
        slots[Count++] = new Slot(number, request.Row, request.Column, (short)request.Bank, (short)request.Queue, request.IsWrite);

    public void RemoveAt(int place)
    {
        Count--;
        Array.Copy(slots, place + 1, slots, place, Count - place);
    }

    /// <summary>A request with what a search looks at, close together in memory.</summary>
    public readonly record struct Slot(int Number, int Row, int Column, short Bank, short Queue, bool IsWrite);
}
