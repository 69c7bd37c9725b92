using System.Collections.Concurrent;

namespace ActorSim.Kernel.Tests.Spreading;

/// <summary>One direction of a connection: bytes that come out in the order in which they went in, in pieces of other sizes.</summary>
internal sealed class ByteChannel : IDisposable
{
    private readonly BlockingCollection<byte[]> pieces = new(new ConcurrentQueue<byte[]>());

    public void Write(ReadOnlySpan<byte> bytes, TestRandom random)
    {
        while (!bytes.IsEmpty)
        {
            var length = random.Chance(20) ? Math.Min(bytes.Length, 1 + random.Below(7)) : bytes.Length;
            pieces.Add(bytes[..length].ToArray());
            bytes = bytes[length..];
            if (random.Chance(10))
            {
                Thread.Yield();
            }
        }
    }

    /// <summary>The next piece.</summary>
    /// <exception cref="InvalidOperationException">The other side has gone.</exception>
    public byte[] Read() =>
        pieces.TryTake(out var piece, Timeout.Infinite) ? piece : throw new EndOfStreamException("The other side has closed the channel.");

    /// <summary>Nothing more will be written.</summary>
    public void Close() => pieces.CompleteAdding();

    public void Dispose() => pieces.Dispose();
}
