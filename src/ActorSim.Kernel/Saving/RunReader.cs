using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ActorSim.Kernel;

/// <summary>
/// Reads the bytes of a saved run. All of them are read and their checksum is compared before the first is
/// looked at, so that what follows deals with a file that was written by <see cref="RunWriter"/>.
/// </summary>
internal sealed class RunReader
{
    private readonly List<byte[]> pieces;
    private int piece;
    private int offset;

    private RunReader(List<byte[]> pieces)
    {
        this.pieces = pieces;
        Left = pieces.Sum(p => (long)p.Length);
    }

    /// <summary>Bytes not read yet; no length or count that is read can be larger.</summary>
    public long Left { get; private set; }

    /// <summary>Takes a saved run out of a stream and leaves the stream behind it.</summary>
    /// <exception cref="SavedRunException">It is none, of another version, cut short, or damaged.</exception>
    public static RunReader Open(Stream source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var mark = Take(source, SavedRun.Mark.Length, hash, isStart: true);
        if (!mark.AsSpan().SequenceEqual(SavedRun.Mark))
        {
            throw NoSavedRun();
        }

        var version = BitConverter.ToInt32(Take(source, sizeof(int), hash));
        if (version != SavedRun.Version)
        {
            throw new SavedRunException($"The run was saved in version {version} of the format; this program reads version {SavedRun.Version}.");
        }

        var all = new List<byte[]>();
        while (BitConverter.ToInt32(Take(source, sizeof(int), hash)) is var length and not 0)
        {
            if (length is < 0 or > RunWriter.PieceBytes)
            {
                throw Damaged();
            }

            all.Add(Take(source, length, hash));
        }

        var computed = hash.GetHashAndReset();
        return Take(source, computed.Length, hash).AsSpan().SequenceEqual(computed) ? new RunReader(all) : throw Damaged();
    }

    public void ReadBytes(Span<byte> bytes)
    {
        if (bytes.Length > Left)
        {
            throw Damaged();
        }

        Left -= bytes.Length;
        while (bytes.Length > 0)
        {
            var available = pieces[piece].AsSpan(offset);
            var count = Math.Min(available.Length, bytes.Length);
            available[..count].CopyTo(bytes);
            bytes = bytes[count..];
            offset += count;
            if (offset == pieces[piece].Length)
            {
                piece++;
                offset = 0;
            }
        }
    }

    public T Read<T>()
        where T : unmanaged
    {
        Unsafe.SkipInit(out T value);
        ReadBytes(MemoryMarshal.AsBytes(new Span<T>(ref value)));
        return value;
    }

    public ulong ReadNumber()
    {
        ulong number = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Read<byte>();
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }

        throw Damaged();
    }

    /// <summary>A number of things that take at least one byte each of what is left.</summary>
    public int ReadCount()
    {
        var count = ReadNumber();
        return count <= (ulong)Math.Min(Left, int.MaxValue) ? (int)count : throw Damaged();
    }

    /// <summary>A number from 0 to <paramref name="bound"/> − 1.</summary>
    public int ReadIndex(int bound)
    {
        var index = ReadNumber();
        return index < (ulong)bound ? (int)index : throw Damaged();
    }

    public string ReadText() =>
        string.Create(ReadCount(), this, (text, reader) => reader.ReadBytes(MemoryMarshal.AsBytes(text)));

    public static SavedRunException Damaged() =>
        new("The saved run is damaged: its bytes do not fit its checksum. Save the run again, or copy the file again.");

    private static SavedRunException NoSavedRun() => new("This is no saved run of ActorSim.");

    private static byte[] Take(Stream source, int count, IncrementalHash hash, bool isStart = false)
    {
        var bytes = new byte[count];
        if (source.ReadAtLeast(bytes, count, throwOnEndOfStream: false) < count)
        {
            throw isStart ? NoSavedRun() : new SavedRunException("The saved run is cut short: the file ends before the run does.");
        }

        hash.AppendData(bytes);
        return bytes;
    }
}
