using System.Globalization;
using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>How fast a link, a port or a memory passes bytes on: so many bytes in so many picoseconds, kept as an exact ratio.</summary>
public readonly struct Bandwidth : IEquatable<Bandwidth>
{
    private const long PicosecondsPerSecond = 1_000_000_000_000;

    private readonly long bytes;
    private readonly long picoseconds;

    private Bandwidth(long bytes, long picoseconds)
    {
        var common = (long)System.Numerics.BigInteger.GreatestCommonDivisor(bytes, picoseconds);
        this.bytes = bytes / common;
        this.picoseconds = picoseconds / common;
    }

    /// <summary>Bytes a second (1 GB/s is 10⁹).</summary>
    public double BytesPerSecond => bytes * (double)PicosecondsPerSecond / picoseconds;

    /// <summary>Whether a rate was given; the default value is none.</summary>
    public bool IsSet => bytes > 0;

    /// <summary>A rate in bytes a second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public static Bandwidth FromBytesPerSecond(long bytesPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytesPerSecond);
        return new Bandwidth(bytesPerSecond, PicosecondsPerSecond);
    }

    /// <summary>The rate at which a byte takes so long, LogGP's G.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public static Bandwidth FromTimePerByte(SimDuration timePerByte)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timePerByte, SimDuration.Zero);
        return new Bandwidth(1, timePerByte.Picoseconds);
    }

    /// <summary>What <paramref name="count"/> ≥ 0 bytes take, rounded up to a picosecond: the last bit must be through.</summary>
    /// <exception cref="OverflowException">Longer than the range of time.</exception>
    public SimDuration TimeOf(long count) => SimDuration.FromPicoseconds(Divide(count, roundsUp: true));

    /// <summary>As <see cref="TimeOf"/>, but rounded down to a picosecond.</summary>
    /// <exception cref="OverflowException">Longer than the range of time.</exception>
    public SimDuration TimeOfRoundedDown(long count) => SimDuration.FromPicoseconds(Divide(count, roundsUp: false));

    /// <summary>Whether two rates are equal.</summary>
    public static bool operator ==(Bandwidth left, Bandwidth right) => left.Equals(right);

    /// <summary>Whether two rates differ.</summary>
    public static bool operator !=(Bandwidth left, Bandwidth right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Bandwidth other) => bytes == other.bytes && picoseconds == other.picoseconds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Bandwidth other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => bytes.GetHashCode() ^ picoseconds.GetHashCode();

    /// <summary>In GB/s, 10⁹ bytes a second.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{BytesPerSecond / 1e9:0.###} GB/s");

    private long Divide(long count, bool roundsUp)
    {
        if (bytes == 0)
        {
            throw new InvalidOperationException("A bandwidth was not set.");
        }

        var rest = roundsUp ? bytes - 1 : 0;
        return count <= (long.MaxValue - rest) / picoseconds
            ? ((count * picoseconds) + rest) / bytes
            : checked((long)((((Int128)count * picoseconds) + rest) / bytes));
    }
}
