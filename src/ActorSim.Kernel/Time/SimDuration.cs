using System.Globalization;

namespace ActorSim.Kernel;

/// <summary>
/// A length of virtual time: a signed 64-bit count of picoseconds. Use <see cref="SimTime"/> for
/// a point on the time line and <see cref="Latency"/> for what a link takes. The default is zero.
/// </summary>
/// <remarks>
/// Picoseconds are integers, so sums never lose anything; the range is ± 106 days. Lengths of
/// whole clock cycles are not durations (a cycle of 1.2 GHz is 833⅓ ps): ask a <see cref="Clock"/>.
/// </remarks>
public readonly struct SimDuration : IEquatable<SimDuration>, IComparable<SimDuration>
{
    /// <summary>No time at all.</summary>
    public static readonly SimDuration Zero;

    /// <summary>The longest duration: 2⁶³ − 1 ps, some 106 days.</summary>
    public static readonly SimDuration MaxValue = new(long.MaxValue);

    private SimDuration(long picoseconds) => Picoseconds = picoseconds;

    /// <summary>The length in picoseconds; negative if it points into the past.</summary>
    public long Picoseconds { get; }

    /// <summary>The length in nanoseconds, rounded to a double; for display and metrics only.</summary>
    public double Nanoseconds => Picoseconds / 1e3;

    /// <summary>The length in seconds, rounded to a double; for display and metrics only.</summary>
    public double Seconds => Picoseconds / 1e12;

    /// <summary>A length of <paramref name="picoseconds"/> ps.</summary>
    public static SimDuration FromPicoseconds(long picoseconds) => new(picoseconds);

    /// <summary>A length of <paramref name="nanoseconds"/> ns.</summary>
    /// <exception cref="OverflowException">Beyond the range of 106 days.</exception>
    public static SimDuration FromNanoseconds(long nanoseconds) => new(checked(nanoseconds * 1_000));

    /// <summary>A length of <paramref name="microseconds"/> µs.</summary>
    /// <exception cref="OverflowException">Beyond the range of 106 days.</exception>
    public static SimDuration FromMicroseconds(long microseconds) => new(checked(microseconds * 1_000_000));

    /// <summary>A length of <paramref name="milliseconds"/> ms.</summary>
    /// <exception cref="OverflowException">Beyond the range of 106 days.</exception>
    public static SimDuration FromMilliseconds(long milliseconds) => new(checked(milliseconds * 1_000_000_000));

    /// <summary>A length of <paramref name="seconds"/> s.</summary>
    /// <exception cref="OverflowException">Beyond the range of 106 days.</exception>
    public static SimDuration FromSeconds(long seconds) => new(checked(seconds * 1_000_000_000_000));

    /// <summary>Adds two lengths.</summary>
    public static SimDuration operator +(SimDuration left, SimDuration right) =>
        new(checked(left.Picoseconds + right.Picoseconds));

    /// <summary>Subtracts one length from another.</summary>
    public static SimDuration operator -(SimDuration left, SimDuration right) =>
        new(checked(left.Picoseconds - right.Picoseconds));

    /// <summary>Repeats a length.</summary>
    public static SimDuration operator *(SimDuration duration, long times) =>
        new(checked(duration.Picoseconds * times));

    /// <summary>Whether the two lengths are the same.</summary>
    public static bool operator ==(SimDuration left, SimDuration right) => left.Picoseconds == right.Picoseconds;

    /// <summary>Whether the two lengths differ.</summary>
    public static bool operator !=(SimDuration left, SimDuration right) => left.Picoseconds != right.Picoseconds;

    /// <summary>Whether the left length is the shorter one.</summary>
    public static bool operator <(SimDuration left, SimDuration right) => left.Picoseconds < right.Picoseconds;

    /// <summary>Whether the left length is the longer one.</summary>
    public static bool operator >(SimDuration left, SimDuration right) => left.Picoseconds > right.Picoseconds;

    /// <summary>Whether the left length is not the longer one.</summary>
    public static bool operator <=(SimDuration left, SimDuration right) => left.Picoseconds <= right.Picoseconds;

    /// <summary>Whether the left length is not the shorter one.</summary>
    public static bool operator >=(SimDuration left, SimDuration right) => left.Picoseconds >= right.Picoseconds;

    /// <inheritdoc/>
    public int CompareTo(SimDuration other) => Picoseconds.CompareTo(other.Picoseconds);

    /// <inheritdoc/>
    public bool Equals(SimDuration other) => Picoseconds == other.Picoseconds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SimDuration other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Picoseconds.GetHashCode();

    /// <summary>The exact length in the largest unit of which it holds at least one: <c>1.5 ns</c>.</summary>
    public override string ToString()
    {
        var magnitude = Math.Abs((decimal)Picoseconds);
        var (scale, unit) = magnitude switch
        {
            >= 1_000_000_000_000m => (1_000_000_000_000m, "s"),
            >= 1_000_000_000m => (1_000_000_000m, "ms"),
            >= 1_000_000m => (1_000_000m, "µs"),
            >= 1_000m => (1_000m, "ns"),
            _ => (1m, "ps"),
        };
        return (Picoseconds / scale).ToString("0.############", CultureInfo.InvariantCulture) + " " + unit;
    }
}
