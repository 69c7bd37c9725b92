using System.Numerics;
using System.Runtime.Intrinsics;

namespace ActorSim.Memory;

/// <summary>
/// For each command queue the cycle from which on it could have a command at the earliest. Searched by four queues at once: the
/// lanes of a vector are queues next to each other, and places behind the last queue hold "never".
/// </summary>
/// <remarks>
/// If all requests of a queue wait for the same kind of command, the queue is marked with it: when a rank as a whole must not
/// have such commands before a cycle, <see cref="Raise"/> moves the bounds of all marked queues on at once.
/// </remarks>
internal sealed class QueueBounds
{
    private const long Never = long.MaxValue;
    private const int Lanes = 4;

    private readonly long[] bounds;

    // −1 for queues that are marked with the kind, else 0.
    private readonly long[] waitForActivate;
    private readonly long[] waitForRead;
    private readonly long[] waitForWrite;

    public QueueBounds(int queues)
    {
        // Ranges that are raised may end anywhere, so that a vector can reach over by all lanes but one.
        bounds = new long[queues + Lanes];
        Array.Fill(bounds, Never);
        waitForActivate = new long[bounds.Length];
        waitForRead = new long[bounds.Length];
        waitForWrite = new long[bounds.Length];
    }

    /// <summary>Sets a queue's bound, and marks it with what all its requests wait for.</summary>
    public void Set(int queue, long cycle, RankLimit waitsFor = RankLimit.None)
    {
        bounds[queue] = cycle;
        waitForActivate[queue] = waitsFor == RankLimit.Activate ? -1 : 0;
        waitForRead[queue] = waitsFor == RankLimit.Read ? -1 : 0;
        waitForWrite[queue] = waitsFor == RankLimit.Write ? -1 : 0;
    }

    /// <summary>The first queue from <paramref name="from"/> on, before <paramref name="end"/>, whose bound is not behind a cycle; −1 for none.</summary>
    public int NextReady(int from, int end, long cycle)
    {
        var limit = Vector256.Create(cycle);
        for (var queue = from; queue < end; queue += Lanes)
        {
            var ready = Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref bounds[queue]), limit).ExtractMostSignificantBits();
            if (ready != 0)
            {
                var found = queue + BitOperations.TrailingZeroCount(ready);
                return found < end ? found : -1;
            }
        }

        return -1;
    }

    /// <summary>The lowest bound of all queues.</summary>
    public long Earliest(int queues)
    {
        var least = Vector256.Create(Never);
        for (var queue = 0; queue < queues; queue += Lanes)
        {
            least = Vector256.Min(least, Vector256.LoadUnsafe(ref bounds[queue]));
        }

        return Math.Min(Math.Min(least[0], least[1]), Math.Min(least[2], least[3]));
    }

    /// <summary>Moves the bounds of all queues of a range that wait for a kind of command on to a cycle.</summary>
    public void Raise(int first, int count, RankLimit kind, long cycle)
    {
        var waits = kind == RankLimit.Activate ? waitForActivate : kind == RankLimit.Read ? waitForRead : waitForWrite;
        var to = Vector256.Create(cycle);
        var queue = first;
        for (; queue + Lanes <= first + count; queue += Lanes)
        {
            ref var four = ref bounds[queue];
            Vector256.Max(Vector256.LoadUnsafe(ref four), Vector256.LoadUnsafe(ref waits[queue]) & to).StoreUnsafe(ref four);
        }

        for (; queue < first + count; queue++)
        {
            bounds[queue] = Math.Max(bounds[queue], waits[queue] & cycle);
        }
    }
}
