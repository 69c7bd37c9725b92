using ActorSim.Kernel;

namespace ActorSim.Memory;

/// <summary>An on-chip buffer of several banks with two halves: one is filled while the other is read.</summary>
public sealed record SramDescription
{
    /// <summary>The clock of banks and ports.</summary>
    public required Clock Clock { get; init; }

    /// <summary>Banks, ≥ 1.</summary>
    public required int Banks { get; init; }

    /// <summary>Words that a bank reads or writes in a cycle, ≥ 1.</summary>
    public int PortsPerBank { get; init; } = 1;

    /// <summary>Words of one half, ≥ 1.</summary>
    public required int HalfWords { get; init; }

    /// <summary>Bytes of a word, ≥ 1; a description only, for areas and energies.</summary>
    public int WordBytes { get; init; } = 1;

    /// <summary>Cycles from the access to a bank until the word is with its reader, ≥ 1.</summary>
    public int LatencyCycles { get; init; } = 1;

    /// <summary>Which bank a word lies in; words of the second half follow those of the first.</summary>
    public BankMapping Mapping { get; init; } = BankMapping.Interleaved;

    /// <summary>Who may fill it, ≥ 1: requesters 0, 1, …; each may write an equal share of the words of a half.</summary>
    public int Producers { get; init; } = 1;

    /// <summary>Who may read it, ≥ 1: the requesters behind the producers.</summary>
    public int Consumers { get; init; } = 1;

    /// <summary>Words for which each consumer has slots, ≥ 1; no run that it reads may be longer.</summary>
    public required int ConsumerSlots { get; init; }

    /// <summary>How runs are worked off.</summary>
    public SramGranularity Granularity { get; init; } = SramGranularity.Burst;

    /// <summary>Producers and consumers.</summary>
    internal int Requesters => Producers + Consumers;

    /// <summary>Words that each producer may write into a half.</summary>
    internal int ShareWords => HalfWords / Producers;

    /// <summary>Throws when something is not possible.</summary>
    /// <exception cref="ArgumentException">What is wrong, in a sentence.</exception>
    internal void Check()
    {
        Require(Banks, "banks");
        Require(PortsPerBank, "ports of a bank");
        Require(HalfWords, "words of a half");
        Require(WordBytes, "bytes of a word");
        Require(LatencyCycles, "cycles of latency");
        Require(Producers, "producers");
        Require(Consumers, "consumers");
        Require(ConsumerSlots, "slots of a consumer");
        if (Mapping == BankMapping.Blocked && 2L * HalfWords % Banks != 0)
        {
            throw new ArgumentException($"With blocked mapping both halves, {2L * HalfWords} words, must divide evenly among {Banks} banks.");
        }

        if (HalfWords < Producers)
        {
            throw new ArgumentException($"A half of {HalfWords} words is too small for {Producers} producers.");
        }
    }

    private static void Require(int value, string what)
    {
        if (value < 1)
        {
            throw new ArgumentException($"The number of {what} must be at least 1; it is {value}.");
        }
    }
}
