namespace ActorSim.Kernel.Tests.Spreading;

/// <summary>
/// One partition's end of a run that is spread over threads which share nothing but channels of bytes:
/// each round writes a length and the bytes to every other partition, then reads as much from each.
/// </summary>
internal sealed class ByteChannelExchange(int own, ByteChannel[][] channels, ulong seed) : IPartitionExchange
{
    private readonly TestRandom random = new(seed);
    private readonly Queue<byte>[] received = [.. channels.Select(_ => new Queue<byte>())];

    public int Count => channels.Length;

    public int Own => own;

    public long Rounds { get; private set; }

    /// <summary>What was sent to each other partition, all rounds together; for tests of what crosses.</summary>
    public long[] Sent { get; } = new long[channels.Length];

    public ReadOnlyMemory<byte>[] Exchange(ReadOnlyMemory<byte>[] outgoing)
    {
        Rounds++;
        for (var p = 0; p < Count; p++)
        {
            if (p != own)
            {
                channels[own][p].Write([.. BitConverter.GetBytes(outgoing[p].Length), .. outgoing[p].Span], random);
                Sent[p] += outgoing[p].Length;
            }
        }

        var incoming = new ReadOnlyMemory<byte>[Count];
        for (var p = 0; p < Count; p++)
        {
            if (p != own)
            {
                var length = BitConverter.ToInt32(Take(p, sizeof(int)));
                incoming[p] = Take(p, length);
            }
        }

        return incoming;
    }

    private byte[] Take(int from, int count)
    {
        while (received[from].Count < count)
        {
            foreach (var item in channels[from][own].Read())
            {
                received[from].Enqueue(item);
            }
        }

        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            bytes[i] = received[from].Dequeue();
        }

        return bytes;
    }
}
