namespace ActorSim.Kernel;

/// <summary>
/// How the partitions of one run talk: each holds the whole system but runs only its own actors, and
/// all of them exchange bytes in rounds. Processes and machines come in through this seam alone; no
/// model knows about it.
/// </summary>
public interface IPartitionExchange
{
    /// <summary>How many partitions there are, ≥ 1.</summary>
    int Count { get; }

    /// <summary>The number of this partition, from 0.</summary>
    int Own { get; }

    /// <summary>
    /// One round: gives the bytes at index <c>p</c> to partition <c>p</c> and returns, by index, what each partition
    /// gave to this one. Every partition calls this equally often; the call returns when all have arrived.
    /// The entry of the own partition is ignored.
    /// </summary>
    /// <param name="outgoing">One piece for each partition; only valid during the call.</param>
    ReadOnlyMemory<byte>[] Exchange(ReadOnlyMemory<byte>[] outgoing);
}
