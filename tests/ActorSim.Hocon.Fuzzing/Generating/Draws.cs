namespace ActorSim.Hocon.Fuzzing;

/// <summary>
/// Random numbers that are the same on every machine and in every version of the runtime: xorshift64*, started from a seed
/// and the number of an input, so that each input can be made again without those before it.
/// </summary>
public sealed class Draws
{
    private ulong state;

    public Draws(ulong seed, ulong number)
    {
        // Seeds and numbers that lie side by side must not give sequences that look alike (SplitMix64).
        state = Mix(Mix(seed) + number);
        state = state == 0 ? 0x9E3779B97F4A7C15 : state;
    }

    public ulong Next()
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return state * 0x2545F4914F6CDD1D;
    }

    /// <summary>A number from 0 to <paramref name="end"/> - 1; the end is at least 1.</summary>
    public int Below(int end) => (int)((UInt128)Next() * (ulong)end >> 64);

    /// <summary>A number from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public int From(int first, int last) => first + Below(last - first + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>A small number, mostly 1; each further one is as likely as all after it together.</summary>
    public int Few(int most)
    {
        var number = 1;
        while (number < most && Chance(50))
        {
            number++;
        }

        return number;
    }

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
