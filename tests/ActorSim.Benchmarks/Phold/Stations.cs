using System.Numerics;

namespace ActorSim.Benchmarks;

/// <summary>Sums the values: the station of all runs with one class.</summary>
internal struct SumStation : IStation
{
    private ulong sum;

    public readonly ulong Notes => sum;

    public ulong Serve(ulong value)
    {
        sum += value;
        return Mixing.Next(value);
    }
}

/// <summary>Works on each job for a given number of steps, each of which needs the result of the one before.</summary>
internal struct WorkingStation(int steps) : IStation
{
    private readonly int steps = steps;
    private ulong sum;

    public readonly ulong Notes => sum;

    public ulong Serve(ulong value)
    {
        var result = DependentChain.Run(value, steps);
        sum += result;
        return Mixing.Next(result);
    }
}

/// <summary>Remembers the parity of each bit.</summary>
internal struct ParityStation : IStation
{
    private ulong parity;
    private uint jobs;

    public readonly ulong Notes => parity + jobs;

    public ulong Serve(ulong value)
    {
        parity ^= value;
        jobs++;
        return Mixing.Next(value + 1);
    }
}

/// <summary>Remembers the largest value.</summary>
internal struct LargestStation : IStation
{
    private ulong largest;

    public readonly ulong Notes => largest;

    public ulong Serve(ulong value)
    {
        largest = Math.Max(largest, value);
        return Mixing.Next(value + 2);
    }
}

/// <summary>Remembers the smallest value and the sum.</summary>
internal struct SmallestStation : IStation
{
    private ulong sum;
    private ulong gap;

    public readonly ulong Notes => gap + sum;

    public ulong Serve(ulong value)
    {
        gap = Math.Max(gap, ~value);
        sum += value;
        return Mixing.Next(value + 3);
    }
}

/// <summary>Counts odd values.</summary>
internal struct OddStation : IStation
{
    private int odd;

    public readonly ulong Notes => (ulong)odd;

    public ulong Serve(ulong value)
    {
        odd += (int)value & 1;
        return Mixing.Next(value + 4);
    }
}

/// <summary>Counts bits.</summary>
internal struct BitStation : IStation
{
    private long bits;

    public readonly ulong Notes => (ulong)bits;

    public ulong Serve(ulong value)
    {
        bits += BitOperations.PopCount(value);
        return Mixing.Next(value + 5);
    }
}

/// <summary>Sums squares.</summary>
internal struct SquareStation : IStation
{
    private ulong sum;
    private ulong squares;

    public readonly ulong Notes => sum ^ squares;

    public ulong Serve(ulong value)
    {
        sum += value;
        squares += value * value;
        return Mixing.Next(value + 6);
    }
}

/// <summary>Sums the two halves of the values apart.</summary>
internal struct HalvesStation : IStation
{
    private ulong upper;
    private ulong lower;

    public readonly ulong Notes => upper ^ BitOperations.RotateLeft(lower, 17);

    public ulong Serve(ulong value)
    {
        upper += value >> 32;
        lower += (uint)value;
        return Mixing.Next(value + 7);
    }
}
