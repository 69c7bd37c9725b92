using ActorSim.Hocon;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>Quantities of a scenario as the kernel's types.</summary>
public static class RecordTimes
{
    /// <summary>A span of time.</summary>
    /// <param name="record">The record.</param>
    /// <param name="key">One of its keys, made with <see cref="Key.Duration"/>.</param>
    /// <exception cref="HoconException">It is no whole number of ps, or lies beyond the range of time (106 days).</exception>
    public static SimDuration DurationOf(this Record record, Key<Quantity> key)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(key);
        var quantity = record.Get(key);
        if (quantity.TryToInt64(out var picoseconds))
        {
            return SimDuration.FromPicoseconds(picoseconds);
        }

        throw quantity.Value == decimal.Truncate(quantity.Value)
            ? record.Error(key, $"`{key.Name}` lies beyond the range of simulated time, which is 106 days; found {record.Found(key)}.")
            : record.Error(key, $"`{key.Name}` must be a whole number of picoseconds; found {record.Found(key)}.");
    }

    /// <summary>A span of time from now to a point of the run.</summary>
    /// <param name="record">The record.</param>
    /// <param name="key">One of its keys, made with <see cref="Key.Duration"/>.</param>
    /// <exception cref="HoconException">As for <see cref="DurationOf"/>.</exception>
    public static SimTime TimeOf(this Record record, Key<Quantity> key) => SimTime.Zero + record.DurationOf(key);

    /// <summary>A clock of a frequency.</summary>
    /// <param name="record">The record.</param>
    /// <param name="key">One of its keys, made with <see cref="Key.Frequency"/>.</param>
    /// <exception cref="HoconException">The frequency is higher than 1 THz, or has too many digits.</exception>
    public static Clock ClockOf(this Record record, Key<Quantity> key)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(key);
        try
        {
            return Clock.FromHertz(record.Get(key).Value);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw record.Error(key, $"`{key.Name}` must be a frequency up to 1 THz, with a period of at most 106 days; found {record.Found(key)}.");
        }
    }
}
