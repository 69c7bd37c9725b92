using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>A small random stream that every engine of a comparison shares, so that all run the same model.</summary>
public struct PholdRandom(ulong seed)
{
    // A table instead of a logarithm per event: what is compared is engines, not logarithms.
    private static readonly double[] Exponentials = MakeTable();

    private ulong state = Mix(seed + 0x9E3779B97F4A7C15);

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        return Mix(state);
    }

    public int NextBelow(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>An exponentially distributed time with the given mean, in picoseconds.</summary>
    public long NextExponential(long mean) => (long)(Exponentials[Next() >> 52] * mean);

    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static double[] MakeTable()
    {
        var table = new double[4096];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = -ExactMath.Log((i + 0.5) / table.Length);
        }

        return table;
    }
}
