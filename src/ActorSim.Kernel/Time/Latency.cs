namespace ActorSim.Kernel;

/// <summary>
/// What a link takes from one end to the other: a duration, or a number of cycles of a clock.
/// Always longer than zero. The default value is invalid; make one with <see cref="Of"/> or
/// <see cref="OfCycles"/> (or <c>clock.Cycles(n)</c>).
/// </summary>
/// <remarks>
/// A latency of <c>n</c> cycles counts from the first edge at or after the message leaves and
/// delivers exactly on an edge, so parts of one clock stay on its edges for ever.
/// </remarks>
public readonly struct Latency : IEquatable<Latency>
{
    private Latency(long amount, Clock? clock)
    {
        Amount = amount;
        Clock = clock;
    }

    /// <summary>
    /// The shortest time between leaving and arriving: the duration itself, or ⌊n·period⌋ of n cycles.
    /// The smallest of all links bounds how far parts of a system can run ahead of each other.
    /// </summary>
    public SimDuration Lookahead => Clock is null ? SimDuration.FromPicoseconds(Amount) : Clock.ShortestLengthOf(Amount);

    /// <summary>The clock whose cycles are counted, or null for a plain duration.</summary>
    public Clock? Clock { get; }

    /// <summary>Picoseconds without a clock, cycles with one.</summary>
    internal long Amount { get; }

    /// <summary>A latency of a fixed time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not longer than zero: there are no links without delay.</exception>
    public static Latency Of(SimDuration duration)
    {
        if (duration <= SimDuration.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(duration), $"A link's latency must be longer than zero; it is {duration}.");
        }

        return new Latency(duration.Picoseconds, null);
    }

    /// <summary>A latency of <paramref name="cycles"/> ≥ 1 cycles of <paramref name="clock"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one cycle, or more than fit the range of time.</exception>
    public static Latency OfCycles(long cycles, Clock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        if (cycles < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(cycles), $"A link's latency must be at least one cycle; it is {cycles}.");
        }

        if (cycles > clock.LastEdge)
        {
            throw new ArgumentOutOfRangeException(nameof(cycles), $"A link's latency of {cycles} cycles of {clock} is longer than the range of time.");
        }

        return new Latency(cycles, clock);
    }

    /// <summary>When something arrives that leaves at <paramref name="leaving"/>.</summary>
    /// <exception cref="SimTimeRangeException">Beyond the range of time.</exception>
    public SimTime ArrivalOf(SimTime leaving)
    {
        var arrival = ArrivalPicoseconds(leaving.Picoseconds);
        return (ulong)arrival >= long.MaxValue
            ? throw SimTimeRangeException.ForSend(leaving, Lookahead)
            : SimTime.FromPicoseconds(arrival);
    }

    /// <inheritdoc/>
    public bool Equals(Latency other) => Amount == other.Amount && Equals(Clock, other.Clock);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Latency other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (Amount, Clock).GetHashCode();

    /// <summary>Whether two latencies are the same.</summary>
    public static bool operator ==(Latency left, Latency right) => left.Equals(right);

    /// <summary>Whether two latencies differ.</summary>
    public static bool operator !=(Latency left, Latency right) => !left.Equals(right);

    /// <summary><c>12 ns</c>, or <c>2 cycles of 200 MHz</c>.</summary>
    public override string ToString() =>
        Clock is null
            ? SimDuration.FromPicoseconds(Amount).ToString()
            : $"{Amount} cycle{(Amount == 1 ? "" : "s")} of {Clock}";

    /// <summary>The latency that has these values; the invalid default one without an amount.</summary>
    internal static Latency OfAmount(long amount, Clock? clock) => new(amount, clock);

    /// <summary>The arrival in picoseconds, or a negative number beyond the range of time.</summary>
    internal long ArrivalPicoseconds(long leaving) =>
        Clock is null ? leaving + Amount : Clock.EdgePicosecondsAfter(leaving, Amount);
}
