namespace ActorSim.Kernel;

/// <summary>
/// Mail of one actor to itself that falls into the window being run: a binary heap over records in
/// scratch memory, empty again when the actor has run.
/// </summary>
internal sealed unsafe class OwnMail
{
    private readonly MailChain scratch;
    private long[] heap = GC.AllocateArray<long>(16, pinned: true);

    public OwnMail(PagePool pages) => scratch = new MailChain(pages);

    public int Count { get; private set; }

    /// <summary>The record that is due first; only if there is one.</summary>
    public Mail* First => (Mail*)heap[0];

    /// <summary>Room for a record; filled in by the caller, then put in order by <see cref="Enter"/>.</summary>
    public Mail* Reserve(int bytes) => scratch.Reserve(bytes);

    public void Enter(Mail* mail)
    {
        if (Count == heap.Length)
        {
            var larger = GC.AllocateArray<long>(heap.Length * 2, pinned: true);
            heap.CopyTo(larger, 0);
            heap = larger;
        }

        var at = Count++;
        while (at > 0)
        {
            var parent = (at - 1) / 2;
            if (!mail->Precedes(*(Mail*)heap[parent]))
            {
                break;
            }

            heap[at] = heap[parent];
            at = parent;
        }

        heap[at] = (long)mail;
    }

    public Mail* Take()
    {
        var result = (Mail*)heap[0];
        var moved = (Mail*)heap[--Count];
        var at = 0;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= Count)
            {
                break;
            }

            if (child + 1 < Count && ((Mail*)heap[child + 1])->Precedes(*(Mail*)heap[child]))
            {
                child++;
            }

            if (!((Mail*)heap[child])->Precedes(*moved))
            {
                break;
            }

            heap[at] = heap[child];
            at = child;
        }

        heap[at] = (long)moved;
        return result;
    }

    /// <summary>Forgets the records; those handed out are no longer valid.</summary>
    public void Reset() => scratch.Reset();
}
