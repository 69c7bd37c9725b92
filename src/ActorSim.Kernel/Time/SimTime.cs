namespace ActorSim.Kernel;

/// <summary>
/// A point in virtual time: picoseconds since the run began, from 0 to 2⁶³ − 1 (106 days).
/// Use <see cref="SimDuration"/> for lengths. The default is the beginning of the run.
/// </summary>
/// <remarks>An integer, so that order and equality are exact on every machine; never a double.</remarks>
public readonly struct SimTime : IEquatable<SimTime>, IComparable<SimTime>
{
    /// <summary>The beginning of every run.</summary>
    public static readonly SimTime Zero;

    /// <summary>The last representable point, some 106 days into the run. Everything that happens, happens before it.</summary>
    public static readonly SimTime MaxValue = new(long.MaxValue);

    private SimTime(long picoseconds) => Picoseconds = picoseconds;

    /// <summary>Picoseconds since the run began, never negative.</summary>
    public long Picoseconds { get; }

    /// <summary>Nanoseconds since the run began, rounded to a double; for display only.</summary>
    public double Nanoseconds => Picoseconds / 1e3;

    /// <summary>Seconds since the run began, rounded to a double; for display only.</summary>
    public double Seconds => Picoseconds / 1e12;

    /// <summary>The point <paramref name="picoseconds"/> ps into the run.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public static SimTime FromPicoseconds(long picoseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(picoseconds);
        return new SimTime(picoseconds);
    }

    /// <summary>The point <paramref name="nanoseconds"/> ns into the run.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    /// <exception cref="OverflowException">Beyond 106 days.</exception>
    public static SimTime FromNanoseconds(long nanoseconds) => Zero + SimDuration.FromNanoseconds(nanoseconds);

    /// <summary>The point <paramref name="microseconds"/> µs into the run.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    /// <exception cref="OverflowException">Beyond 106 days.</exception>
    public static SimTime FromMicroseconds(long microseconds) => Zero + SimDuration.FromMicroseconds(microseconds);

    /// <summary>The earlier of two points.</summary>
    public static SimTime Min(SimTime left, SimTime right) => left <= right ? left : right;

    /// <summary>The later of two points.</summary>
    public static SimTime Max(SimTime left, SimTime right) => left >= right ? left : right;

    /// <summary>The point that lies <paramref name="duration"/> later.</summary>
    /// <exception cref="OverflowException">Beyond the range of time.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Before the beginning of the run.</exception>
    public static SimTime operator +(SimTime time, SimDuration duration) =>
        FromPicoseconds(checked(time.Picoseconds + duration.Picoseconds));

    /// <summary>The point that lies <paramref name="duration"/> earlier.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Before the beginning of the run.</exception>
    public static SimTime operator -(SimTime time, SimDuration duration) =>
        FromPicoseconds(checked(time.Picoseconds - duration.Picoseconds));

    /// <summary>How far the left point lies behind the right one.</summary>
    public static SimDuration operator -(SimTime left, SimTime right) =>
        SimDuration.FromPicoseconds(left.Picoseconds - right.Picoseconds);

    /// <summary>Whether the two points are the same.</summary>
    public static bool operator ==(SimTime left, SimTime right) => left.Picoseconds == right.Picoseconds;

    /// <summary>Whether the two points differ.</summary>
    public static bool operator !=(SimTime left, SimTime right) => left.Picoseconds != right.Picoseconds;

    /// <summary>Whether the left point is earlier.</summary>
    public static bool operator <(SimTime left, SimTime right) => left.Picoseconds < right.Picoseconds;

    /// <summary>Whether the left point is later.</summary>
    public static bool operator >(SimTime left, SimTime right) => left.Picoseconds > right.Picoseconds;

    /// <summary>Whether the left point is not later.</summary>
    public static bool operator <=(SimTime left, SimTime right) => left.Picoseconds <= right.Picoseconds;

    /// <summary>Whether the left point is not earlier.</summary>
    public static bool operator >=(SimTime left, SimTime right) => left.Picoseconds >= right.Picoseconds;

    /// <inheritdoc/>
    public int CompareTo(SimTime other) => Picoseconds.CompareTo(other.Picoseconds);

    /// <inheritdoc/>
    public bool Equals(SimTime other) => Picoseconds == other.Picoseconds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SimTime other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Picoseconds.GetHashCode();

    /// <summary>The exact time in a readable unit: <c>12.5 ns</c>.</summary>
    public override string ToString() => (this - Zero).ToString();
}
