namespace ActorSim.Memory;

/// <summary>
/// The ports of the banks of an on-chip buffer, cycle by cycle: who owns one asks for the next free port of a bank. Plain
/// data, to be owned by one actor.
/// </summary>
/// <remarks>
/// Whoever asks first keeps what it was given. An actor that asks in the order of priority, all words of a run at once, so
/// works off in advance what arbitration would do cycle by cycle, as long as no later run is more urgent than an earlier one.
/// </remarks>
public sealed class SramBanks
{
    private readonly int banks;
    private readonly int ports;
    private readonly long wordsPerBank;

    // Per bank a ring of cycles: which cycle an entry is for, and the ports taken in it.
    private long[] cycles;
    private int[] taken;
    private int length = 16;

    /// <summary>Makes banks with all ports free.</summary>
    /// <param name="banks">How many, ≥ 1.</param>
    /// <param name="portsPerBank">Words that a bank reads or writes in a cycle, ≥ 1.</param>
    /// <param name="mapping">Which bank a word lies in.</param>
    /// <param name="words">Words of all banks; matters for <see cref="BankMapping.Blocked"/>, where the banks must divide it.</param>
    /// <exception cref="ArgumentException">A number is not positive, or words do not divide evenly.</exception>
    public SramBanks(int banks, int portsPerBank, BankMapping mapping, long words)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(banks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(portsPerBank, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(words, 1);
        if (mapping == BankMapping.Blocked && words % banks != 0)
        {
            throw new ArgumentException($"{words} words do not divide evenly among {banks} banks.");
        }

        this.banks = banks;
        ports = portsPerBank;
        wordsPerBank = mapping == BankMapping.Blocked ? words / banks : 0;
        cycles = new long[banks * length];
        taken = new int[banks * length];
        Array.Fill(cycles, -1);
    }

    /// <summary>The bank of a word.</summary>
    public int BankOf(long word) => (int)(wordsPerBank > 0 ? word / wordsPerBank : word % banks);

    /// <summary>Takes a port of a bank in the first cycle in which one is free; returns that cycle.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="earliest">The first cycle that would do.</param>
    /// <param name="now">The present cycle: what was taken before it is forgotten.</param>
    public long Take(int bank, long earliest, long now)
    {
        while (!TryTake(bank, earliest, now))
        {
            earliest++;
        }

        return earliest;
    }

    /// <summary>Takes a port of a bank in one cycle, if one is free.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="cycle">The cycle, not before <paramref name="now"/>.</param>
    /// <param name="now">The present cycle: what was taken before it is forgotten.</param>
    public bool TryTake(int bank, long cycle, long now)
    {
        var at = IndexOf(bank, cycle);
        while (cycles[at] != cycle && cycles[at] >= now)
        {
            Grow();
            at = IndexOf(bank, cycle);
        }

        if (cycles[at] != cycle)
        {
            cycles[at] = cycle;
            taken[at] = 0;
        }

        if (taken[at] == ports)
        {
            return false;
        }

        taken[at]++;
        return true;
    }

    private int IndexOf(int bank, long cycle) => (bank * length) + (int)(cycle & (length - 1));

    /// <summary>Another cycle that still matters is in the way: twice as many fit without colliding anew.</summary>
    private void Grow()
    {
        var (oldCycles, oldTaken) = (cycles, taken);
        length = checked(length * 2);
        cycles = new long[checked(banks * length)];
        taken = new int[banks * length];
        Array.Fill(cycles, -1);
        for (var i = 0; i < oldCycles.Length; i++)
        {
            if (oldCycles[i] >= 0)
            {
                var at = IndexOf(i / (length / 2), oldCycles[i]);
                (cycles[at], taken[at]) = (oldCycles[i], oldTaken[i]);
            }
        }
    }
}
