namespace ActorSim.Hocon;

/// <content>Keys that hold quantities with a unit.</content>
public abstract partial class Key
{
    /// <summary>A span of time, in ps; not negative unless <paramref name="min"/> says so.</summary>
    public static Key<Quantity> Duration(string name, string description, string min = "0 ps", string? max = null) =>
        Measured(name, description, "a time", Dimension.Time, min, max, mayBeZero: true);

    /// <summary>A frequency above zero, in Hz.</summary>
    public static Key<Quantity> Frequency(string name, string description, string min = "0 Hz", string? max = null) =>
        Measured(name, description, "a frequency", Dimension.Frequency, min, max, mayBeZero: false);

    /// <summary>An amount of data, in bytes; a whole number of them.</summary>
    public static Key<Quantity> Bytes(string name, string description, string min = "0 B", string? max = null) =>
        Measured(name, description, "an amount of data", Dimension.Bytes, min, max, mayBeZero: true);

    /// <summary>
    /// An amount of data per time, above zero: in bytes per second, or, where it was written so, in bytes per cycle.
    /// <see cref="Quantity.PerSecond"/> makes the one of the other.
    /// </summary>
    public static Key<Quantity> Bandwidth(string name, string description) =>
        new(
            name,
            description,
            "a bandwidth",
            (HoconValue value, out Quantity result) =>
            {
                var isPerCycle = TextOf(value) is { } text && Quantity.IsWrittenIn(text, Dimension.BandwidthPerCycle);
                var dimension = isPerCycle ? Dimension.BandwidthPerCycle : Dimension.Bandwidth;
                return ReadQuantity(value, dimension, lowest: null, highest: null, "", max: null, mayBeZero: false, out result);
            },
            [Dimension.Bandwidth, Dimension.BandwidthPerCycle]);

    /// <summary>A rate of floating-point operations above zero, in FLOP/s.</summary>
    public static Key<Quantity> OperationRate(string name, string description) =>
        Measured(name, description, "an operation rate", Dimension.OperationRate, "0 FLOP/s", max: null, mayBeZero: false);

    /// <summary>An amount of energy, in pJ.</summary>
    public static Key<Quantity> Energy(string name, string description, string min = "0 pJ", string? max = null) =>
        Measured(name, description, "an energy", Dimension.Energy, min, max, mayBeZero: true);

    /// <summary>An amount of energy per time, in mW.</summary>
    public static Key<Quantity> Power(string name, string description, string min = "0 mW", string? max = null) =>
        Measured(name, description, "a power", Dimension.Power, min, max, mayBeZero: true);

    /// <summary>A voltage above zero, in mV.</summary>
    public static Key<Quantity> Voltage(string name, string description, string min = "0 V", string? max = null) =>
        Measured(name, description, "a voltage", Dimension.Voltage, min, max, mayBeZero: false);

    /// <summary>An electric current, in mA.</summary>
    public static Key<Quantity> Current(string name, string description, string min = "0 mA", string? max = null) =>
        Measured(name, description, "a current", Dimension.Current, min, max, mayBeZero: true);

    /// <summary>A percentage; <c>5%</c> gives 0.05.</summary>
    public static Key<decimal> Percent(string name, string description, string min = "0%", string? max = null)
    {
        var key = Measured(name, description, "a percentage", Dimension.Percent, min, max, mayBeZero: true);
        return new Key<decimal>(name, description, key.TypeName, (HoconValue value, out decimal result) =>
        {
            var problem = ReadQuantity(value, Dimension.Percent, Limit(name, min, Dimension.Percent), Limit(name, max, Dimension.Percent), min, max, mayBeZero: true, out var quantity);
            result = quantity.Value;
            return problem;
        }, key.Dimensions);
    }

    private static Key<Quantity> Measured(
        string name, string description, string what, Dimension dimension, string min, string? max, bool mayBeZero)
    {
        var lowest = Limit(name, min, dimension);
        var highest = Limit(name, max, dimension);
        var range = max is not null && !mayBeZero && lowest?.Value == 0 ? $"{what} up to {max}"
            : max is not null ? $"{what} from {min} to {max}"
            : lowest?.Value == 0 ? what
            : $"{what} of at least {min}";
        return new Key<Quantity>(
            name,
            description,
            range,
            (HoconValue value, out Quantity result) =>
                ReadQuantity(value, dimension, lowest, highest, min, max, mayBeZero, out result),
            [dimension]);
    }

    private static Quantity? Limit(string name, string? text, Dimension dimension)
    {
        if (text is null)
        {
            return null;
        }

        return Quantity.TryParse(text, dimension, out var limit, out var problem)
            ? limit
            : throw new ArgumentException($"A limit of the key `{name}` {problem}.", nameof(text));
    }

    private static string? ReadQuantity(
        HoconValue value, Dimension dimension, Quantity? lowest, Quantity? highest, string min, string? max, bool mayBeZero, out Quantity result)
    {
        result = default;
        if (TextOf(value) is not { } text)
        {
            return $"needs a number and a unit of {dimension.Measured}, such as `{dimension.Example}`; found {Found(value)}";
        }

        if (!Quantity.TryParse(text, dimension, out result, out var problem))
        {
            return problem;
        }

        if (result.Value < lowest?.Value)
        {
            return $"must be at least {min}; found `{text}`";
        }

        if (!mayBeZero && result.Value <= 0)
        {
            return $"must be more than zero; found `{text}`";
        }

        if (dimension == Dimension.Bytes && result.Value != decimal.Truncate(result.Value))
        {
            return $"must be a whole number of bytes; found `{text}`";
        }

        return result.Value > highest?.Value ? $"must be at most {max}; found `{text}`" : null;
    }
}
