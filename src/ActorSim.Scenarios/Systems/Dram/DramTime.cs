using System.Numerics;
using ActorSim.Hocon;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>A timing parameter of a DRAM as standards state it: a number of cycles, a time, or the larger of both.</summary>
/// <param name="Cycles">At least so many cycles.</param>
/// <param name="Picoseconds">And at least so long.</param>
internal readonly record struct DramTime(int Cycles, decimal Picoseconds)
{
    private static readonly Key<int> CyclesAlone = Key.Count("cycles", "Cycles.", max: 100_000_000);
    private static readonly Key<Quantity> TimeAlone = Key.Duration("time", "A time.", max: "100 us");

    /// <summary>A key for a parameter that is a least distance.</summary>
    public static Key<DramTime> AtLeast(string name, string description) => Key.Custom(
        name, description, "a number of cycles, a time, or `[cycles, time]` for the larger of both", (HoconValue value, out DramTime time) =>
        {
            if (value is not HoconList { Count: 2 } both)
            {
                return TryReadOne(value, out time);
            }

            time = new DramTime(Item(CyclesAlone, both[0]), Item(TimeAlone, both[1]).Value);
            return true;
        });

    /// <summary>A key for a parameter that is a greatest distance.</summary>
    public static Key<DramTime> AtMost(string name, string description) =>
        Key.Custom<DramTime>(name, description, "a number of cycles or a time", TryReadOne);

    /// <summary>In whole cycles, none of which begins too early: <c>13.75 ns</c> is 11 cycles of 1.25 ns, 13.76 ns is 12.</summary>
    public int RoundedUp(Clock clock) => Math.Max(Cycles, (int)CyclesIn(clock, roundUp: true));

    /// <summary>In whole cycles, the last of which ends in time.</summary>
    public int RoundedDown(Clock clock) => Math.Max(Cycles, (int)CyclesIn(clock, roundUp: false));

    private static bool TryReadOne(HoconValue value, out DramTime time)
    {
        time = default;
        if (CyclesAlone.TryRead(value, out var cycles))
        {
            time = new DramTime(cycles, 0);
            return true;
        }

        if (value is not HoconString)
        {
            return false;
        }

        time = new DramTime(0, Item(TimeAlone, value).Value);
        return true;
    }

    /// <summary>What a key for an item says is wrong goes on from its name, which is none that a file has.</summary>
    private static T Item<T>(Key<T> key, HoconValue value)
        where T : notnull
    {
        try
        {
            return key.Read(value);
        }
        catch (HoconException problem)
        {
            throw new HoconException(problem.Origin, problem.Sentence.Replace($"`{key.Name}`", $"The {key.Name} of a timing", StringComparison.Ordinal));
        }
    }

    private BigInteger CyclesIn(Clock clock, bool roundUp)
    {
        // Exact: the time is a fraction of ps with a power of ten below, the period one of any two whole numbers.
        var (numerator, denominator) = clock.Period;
        var scale = BigInteger.Pow(10, Picoseconds.Scale);
        var (above, below) = (new BigInteger(Picoseconds * (decimal)scale) * denominator, scale * numerator);
        return (above + (roundUp ? below - 1 : 0)) / below;
    }
}
