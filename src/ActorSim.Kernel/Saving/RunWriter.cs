using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ActorSim.Kernel;

/// <summary>
/// Writes the bytes of a saved run: a mark and the version of the format, then pieces with their lengths, an
/// empty piece, and the SHA-256 of everything before. What follows in the stream is somebody else's.
/// </summary>
internal sealed class RunWriter : IDisposable
{
    public const int PieceBytes = 1 << 16;

    private readonly byte[] piece = new byte[PieceBytes];
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Stream destination;
    private int used;

    public RunWriter(Stream destination)
    {
        this.destination = destination;
        Pass(SavedRun.Mark);
        Pass(BitConverter.GetBytes(SavedRun.Version));
    }

    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > PieceBytes - used)
        {
            var room = PieceBytes - used;
            bytes[..room].CopyTo(piece.AsSpan(used));
            used = PieceBytes;
            EndPiece();
            bytes = bytes[room..];
        }

        bytes.CopyTo(piece.AsSpan(used));
        used += bytes.Length;
    }

    /// <summary>Writes a value as it lies in memory; it must have no holes.</summary>
    public void Write<T>(in T value)
        where T : unmanaged =>
        WriteBytes(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    /// <summary>Writes a number, small ones in few bytes: seven bits each, the lowest first.</summary>
    public void WriteNumber(ulong number)
    {
        Unsafe.SkipInit(out Bytes10 bytes);
        Span<byte> span = bytes;
        var length = 0;
        while (number >= 0x80)
        {
            span[length++] = (byte)(number | 0x80);
            number >>= 7;
        }

        span[length++] = (byte)number;
        WriteBytes(span[..length]);
    }

    /// <summary>Writes a number ≥ 0, such as a length or an index.</summary>
    public void WriteCount(int count) => WriteNumber((ulong)count);

    /// <summary>Writes text exactly, whatever its characters.</summary>
    public void WriteText(string text)
    {
        WriteCount(text.Length);
        WriteBytes(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    /// <summary>Writes what is left and the checksum.</summary>
    public void Finish()
    {
        if (used > 0)
        {
            EndPiece();
        }

        Pass(BitConverter.GetBytes(0));
        destination.Write(hash.GetHashAndReset());
    }

    public void Dispose() => hash.Dispose();

    private void EndPiece()
    {
        Pass(BitConverter.GetBytes(used));
        Pass(piece.AsSpan(0, used));
        used = 0;
    }

    private void Pass(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        destination.Write(bytes);
    }

    [InlineArray(10)]
    private struct Bytes10
    {
        private byte first;
    }
}
