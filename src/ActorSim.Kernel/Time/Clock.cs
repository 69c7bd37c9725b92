namespace ActorSim.Kernel;

/// <summary>
/// A clock with an exact, rational period of at least 1 ps. Edge <c>k</c> is at ⌊k·period⌋ ps,
/// computed from <c>k</c> and never accumulated, so that clocked parts do not drift: the edges of
/// 1.2 GHz are 0, 833, 1666, 2500, … ps.
/// </summary>
/// <remarks>Two clocks of the same period are equal: all clocks of a run start with an edge at time 0.</remarks>
public sealed class Clock : IEquatable<Clock>
{
    private const long PicosecondsPerSecond = 1_000_000_000_000;

    // period = numerator / denominator = whole + remainder / denominator, in lowest terms.
    private readonly long numerator;
    private readonly long denominator;
    private readonly long whole;
    private readonly long remainder;
    private readonly Divisor byNumerator;
    private readonly Divisor byDenominator;

    // Up to these values 64-bit arithmetic is exact; beyond, 128 bits are used.
    private readonly long narrowEdges;
    private readonly long narrowTimes;

    private Clock(Int128 numerator, Int128 denominator)
    {
        var divisor = GreatestCommonDivisor(numerator, denominator);
        numerator /= divisor;
        denominator /= divisor;
        if (numerator < denominator)
        {
            throw new ArgumentOutOfRangeException(nameof(numerator), "A clock's period must be at least 1 ps (1 THz).");
        }

        if (numerator > long.MaxValue || denominator > long.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(numerator), "A clock's period has too many digits, or is longer than 106 days.");
        }

        this.numerator = (long)numerator;
        this.denominator = (long)denominator;
        whole = this.numerator / this.denominator;
        remainder = this.numerator % this.denominator;
        byNumerator = new Divisor(this.numerator);
        byDenominator = new Divisor(this.denominator);
        LastEdge = (long)((((Int128)long.MaxValue + 1) * denominator - 1) / numerator);
        narrowEdges = remainder == 0 ? LastEdge : Math.Min(LastEdge, long.MaxValue / remainder);
        narrowTimes = (long.MaxValue - this.numerator) / this.denominator;
    }

    /// <summary>The index of the last edge inside the range of time.</summary>
    public long LastEdge { get; }

    /// <summary>Cycles per second, rounded to a double; for display only.</summary>
    public double Hertz => (double)PicosecondsPerSecond * denominator / numerator;

    /// <summary>The exact period in picoseconds as a fraction in lowest terms.</summary>
    public (long Numerator, long Denominator) Period => (numerator, denominator);

    /// <summary>A clock of twice the frequency: its edges lie on the edges of this one and halfway between.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The half period would be shorter than 1 ps.</exception>
    public Clock Half => new(numerator, (Int128)denominator * 2);

    /// <summary>A clock of <paramref name="hertz"/> cycles per second, 0 &lt; f ≤ 10¹².</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive, or faster than 1 THz.</exception>
    public static Clock FromHertz(decimal hertz)
    {
        if (hertz <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(hertz), "A clock's frequency must be positive.");
        }

        var (digits, scale) = Fraction(hertz);
        if (scale > Int128.MaxValue / PicosecondsPerSecond)
        {
            throw new ArgumentOutOfRangeException(nameof(hertz), $"A clock's frequency has at most 26 decimals; it is {hertz} Hz.");
        }

        return new Clock(PicosecondsPerSecond * scale, digits);
    }

    /// <summary>A clock of <paramref name="megahertz"/> MHz.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive, or faster than 1 THz.</exception>
    public static Clock FromMegahertz(decimal megahertz) => FromHertz(megahertz * 1_000_000m);

    /// <summary>A clock of <paramref name="gigahertz"/> GHz.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive, or faster than 1 THz.</exception>
    public static Clock FromGigahertz(decimal gigahertz) => FromHertz(gigahertz * 1_000_000_000m);

    /// <summary>A clock with a period of <paramref name="picoseconds"/> ps, at least 1 (2.5 is fine).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Shorter than 1 ps.</exception>
    public static Clock FromPeriod(decimal picoseconds)
    {
        if (picoseconds < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(picoseconds), "A clock's period must be at least 1 ps (1 THz).");
        }

        var (digits, scale) = Fraction(picoseconds);
        return new Clock(digits, scale);
    }

    /// <summary>A clock with a period of <paramref name="period"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Shorter than 1 ps.</exception>
    public static Clock FromPeriod(SimDuration period) => FromPeriod((decimal)period.Picoseconds);

    /// <summary>A clock whose period is a fraction of whole picoseconds.</summary>
    internal static Clock FromFraction(long numerator, long denominator) => new(numerator, denominator);

    /// <summary>When edge <paramref name="index"/> (≥ 0) happens.</summary>
    /// <exception cref="SimTimeRangeException">The edge lies beyond the range of time.</exception>
    public SimTime Edge(long index)
    {
        if ((ulong)index > (ulong)LastEdge)
        {
            throw SimTimeRangeException.ForEdge(this, index);
        }

        return SimTime.FromPicoseconds(EdgePicoseconds(index));
    }

    /// <summary>The index of the first edge at or after <paramref name="time"/>.</summary>
    public long EdgeAtOrAfter(SimTime time) => EdgeIndexAtOrAfter(time.Picoseconds);

    /// <summary>Whether an edge happens exactly at <paramref name="time"/>.</summary>
    public bool IsEdge(SimTime time)
    {
        var edge = EdgeAtOrAfter(time);
        return edge <= LastEdge && Edge(edge) == time;
    }

    /// <summary>A link latency of <paramref name="count"/> cycles: see <see cref="Latency"/>.</summary>
    public Latency Cycles(long count) => Latency.OfCycles(count, this);

    /// <summary>The shortest time that <paramref name="count"/> cycles can take: ⌊count·period⌋.</summary>
    /// <exception cref="OverflowException">Beyond the range of time.</exception>
    public SimDuration ShortestLengthOf(long count) =>
        SimDuration.FromPicoseconds(checked((long)((Int128)count * numerator / denominator)));

    /// <inheritdoc/>
    public bool Equals(Clock? other) =>
        other is not null && numerator == other.numerator && denominator == other.denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Clock);

    /// <inheritdoc/>
    public override int GetHashCode() => (numerator, denominator).GetHashCode();

    /// <summary>Frequency in a readable unit: <c>200 MHz</c>.</summary>
    public override string ToString()
    {
        var (scale, unit) = Hertz switch
        {
            >= 1e9 => (1e9, "GHz"),
            >= 1e6 => (1e6, "MHz"),
            >= 1e3 => (1e3, "kHz"),
            _ => (1.0, "Hz"),
        };
        return FormattableString.Invariant($"{Hertz / scale:0.######} {unit}");
    }

    /// <summary>The time of edge <paramref name="index"/>, which must be within 0 … <see cref="LastEdge"/>.</summary>
    internal long EdgePicoseconds(long index) =>
        index <= narrowEdges
            ? (index * whole) + byDenominator.Divide(index * remainder)
            : (long)((Int128)index * numerator / denominator);

    /// <summary>The first edge at or after a time ≥ 0; may lie beyond <see cref="LastEdge"/>.</summary>
    internal long EdgeIndexAtOrAfter(long picoseconds) =>
        picoseconds <= narrowTimes
            ? byNumerator.Divide((picoseconds * denominator) + numerator - 1)
            : (long)((((Int128)picoseconds * denominator) + numerator - 1) / numerator);

    /// <summary>The time of the edge that comes a number of edges after the first at or after a time ≥ 0; −1 beyond <see cref="LastEdge"/>.</summary>
    internal long EdgePicosecondsAfter(long picoseconds, long edges)
    {
        var edge = EdgeIndexAtOrAfter(picoseconds) + edges;
        return (ulong)edge <= (ulong)LastEdge ? EdgePicoseconds(edge) : -1;
    }

    private static (Int128 Digits, Int128 Scale) Fraction(decimal value)
    {
        Int128 scale = 1;
        while (value != decimal.Truncate(value))
        {
            value *= 10;
            scale *= 10;
        }

        return ((Int128)value, scale);
    }

    private static Int128 GreatestCommonDivisor(Int128 a, Int128 b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
