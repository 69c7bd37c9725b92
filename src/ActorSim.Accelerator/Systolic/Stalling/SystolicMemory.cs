using System.Numerics;

namespace ActorSim.Accelerator;

/// <summary>What an array needs to know of the memory behind it, and the buffer that only this mode has.</summary>
public sealed record SystolicMemory
{
    /// <summary>Bytes of a word of any tensor, 1 to 16.</summary>
    public required int WordBytes { get; init; }

    /// <summary>Bytes of a DRAM request: whole lines of this size move; a power of two, at least a word.</summary>
    public required int LineBytes { get; init; }

    /// <summary>Bytes of the DRAM; the tensors of all layers must fit.</summary>
    public required long Capacity { get; init; }

    /// <summary>Words of the ofmap buffer, both halves together.</summary>
    public required long OfmapBufferWords { get; init; }

    /// <summary>Cycles from the reading of a wave until its words are at the edge of the array, ≥ 1. One cycle is the simplest assumption.</summary>
    public int BufferLatencyCycles { get; init; } = 1;

    /// <summary>
    /// Banks of each operand buffer, over which the words of a tensor are spread by their addresses; ≥ 1. Null, the default: one bank for
    /// each lane, with just its words, so that reads never conflict.
    /// </summary>
    public int? Banks { get; init; }

    /// <summary>Words that a bank reads in a cycle, ≥ 1. Filling the other half goes through ports of its own.</summary>
    public int PortsPerBank { get; init; } = 1;

    /// <summary>Words of the half of the ofmap buffer that is filled while the other is written.</summary>
    internal long OfmapHalf => OfmapBufferWords / 2;

    /// <summary>The first buffer that is too small for an array, with a sentence that says why; null if all are large enough.</summary>
    /// <remarks>
    /// Lanes are skewed: a wave of L lanes uses words over L cycles of the demand stream, in which at most L² distinct
    /// ones come. With so many words in a half, no wave needs words of three fillings.
    /// </remarks>
    public (WaveGate Buffer, string Sentence)? TooSmall(SystolicDescription array)
    {
        ArgumentNullException.ThrowIfNull(array);
        var isIfmapWest = array.Dataflow != Dataflow.InputStationary;
        var atOnce = array.Dataflow == Dataflow.OutputStationary ? (long)array.Rows * array.Columns : array.Columns;
        return TooSmall(array, WaveGate.Ifmap, "ifmap", isIfmapWest, array.IfmapBufferWords)
            ?? TooSmall(array, WaveGate.Filter, "filter", !isIfmapWest, array.FilterBufferWords)
            ?? (OfmapHalf >= atOnce
                ? null
                : (WaveGate.Ofmap, $"Half of the ofmap buffer must hold the {atOnce} outputs that {array.Rows} × {array.Columns} PEs hand out together; it holds {OfmapHalf} words."));
    }

    /// <summary>Bytes of DRAM that the tensors of all layers take, with each beginning on a line, and psums kept for each row fold.</summary>
    /// <exception cref="ArgumentException">A tensor has more than 2³¹ − 1 lines.</exception>
    public long BytesOf(SystolicSchedule schedule) => new DramRegions(this, schedule).End;

    /// <summary>Throws when sizes are not possible, or do not go with an array.</summary>
    /// <exception cref="ArgumentException">What is wrong, in a sentence.</exception>
    internal void Check(SystolicDescription array)
    {
        if (WordBytes is < 1 or > 16)
        {
            throw new ArgumentException($"A word has 1 to 16 bytes; it has {WordBytes}.");
        }

        if (!BitOperations.IsPow2(LineBytes) || LineBytes < WordBytes)
        {
            throw new ArgumentException($"A line of the DRAM must be a power of two of bytes and hold at least a word of {WordBytes}; it has {LineBytes}.");
        }

        if (BufferLatencyCycles < 1)
        {
            throw new ArgumentException($"A buffer's latency must be at least one cycle; it is {BufferLatencyCycles}.");
        }

        if (Banks < 1 || PortsPerBank < 1)
        {
            throw new ArgumentException($"A buffer has at least one bank, and a bank at least one port; these are {Banks} and {PortsPerBank}.");
        }

        if (array.Accounting != SystolicAccounting.Plain)
        {
            throw new ArgumentException("SCALE-Sim's accounting is for ideal bandwidth; with real memory accesses are counted as they are.");
        }

        if (TooSmall(array) is { } problem)
        {
            throw new ArgumentException(problem.Sentence);
        }
    }

    private static (WaveGate Buffer, string Sentence)? TooSmall(SystolicDescription array, WaveGate buffer, string name, bool isWest, long bufferWords)
    {
        long lanes = isWest ? array.Rows : array.Columns;
        var half = array.WorkingHalf(bufferWords);
        return half >= lanes * lanes
            ? null
            : (buffer, $"Half of the {name} buffer must hold {lanes * lanes} words, {lanes} for each of {lanes} lanes, so that two halves are enough for words that are read together; it holds {half}.");
    }
}
