namespace ActorSim.Memory;

/// <summary>The requests inside a controller, by number; numbers are used again, so that nothing is allocated in the long run.</summary>
internal sealed class RequestPool
{
    private QueuedRequest[] requests = new QueuedRequest[64];
    private int[] free = new int[64];
    private int freeCount;
    private int used;

    public ref QueuedRequest this[int number] => ref requests[number];

    /// <summary>A number that no request has.</summary>
    public int Take()
    {
        if (freeCount > 0)
        {
            return free[--freeCount];
        }

        if (used == requests.Length)
        {
            Array.Resize(ref requests, 2 * used);
            Array.Resize(ref free, 2 * used);
        }

        return used++;
    }

    /// <summary>The request is over.</summary>
    public void GiveBack(int number) => free[freeCount++] = number;
}
