using System.Runtime.ExceptionServices;

namespace ActorSim.Kernel.Tests.Spreading;

/// <summary>Runs the partitions of a run side by side, each on a thread of its own that builds its own system.</summary>
internal static class Partitions
{
    public static T[] Run<T>(int count, ulong seed, Func<ByteChannelExchange, T> partition)
    {
        var channels = Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, count).Select(_ => new ByteChannel()).ToArray()).ToArray();
        var results = new T[count];
        var problems = new Exception?[count];
        var threads = Enumerable.Range(0, count).Select(own => new Thread(() =>
        {
            try
            {
                results[own] = partition(new ByteChannelExchange(own, channels, seed + (ulong)own));
            }
#pragma warning disable CA1031 // Handed to the test's own thread.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                problems[own] = problem;
            }

            Array.ForEach(channels[own], channel => channel.Close());
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Array.ForEach(channels, row => Array.ForEach(row, channel => channel.Dispose()));

        // The first to fail takes the others with it; theirs is only that the channel closed.
        if ((Array.Find(problems, problem => problem is not null and not EndOfStreamException)
            ?? Array.Find(problems, problem => problem is not null)) is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        return results;
    }
}
