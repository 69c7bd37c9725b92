namespace ActorSim.Accelerator;

/// <summary>The distinct lines of a region of DRAM in which some words lie, in the order of first use.</summary>
internal sealed class LineSet
{
    private readonly int lineBytes;
    private readonly int wordBytes;
    private readonly List<LineRun> runs = [];
    private ulong[] present = [];

    /// <summary>Makes an empty set.</summary>
    public LineSet(SystolicMemory memory)
    {
        lineBytes = memory.LineBytes;
        wordBytes = memory.WordBytes;
    }

    /// <summary>Lines that adjoin in address and in order of use, as one run.</summary>
    public List<LineRun> Runs => runs;

    /// <summary>How many lines there are.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets everything and gets ready for a region of some words.</summary>
    public void Reset(long words)
    {
        runs.Clear();
        Count = 0;
        present = new ulong[(int)((LineOf((words * wordBytes) - 1) / 64) + 1)];
    }

    /// <summary>Forgets the lines.</summary>
    public void Clear()
    {
        foreach (var run in runs)
        {
            for (var line = run.First; line < run.First + run.Count; line++)
            {
                present[line >> 6] = 0;
            }
        }

        runs.Clear();
        Count = 0;
    }

    /// <summary>Adds the lines of words side by side.</summary>
    public void Add(long word, int words = 1)
    {
        var last = LineOf(((word + words) * wordBytes) - 1);
        for (var line = LineOf(word * wordBytes); line <= last; line++)
        {
            ref var bits = ref present[line >> 6];
            var bit = 1UL << (line & 63);
            if ((bits & bit) == 0)
            {
                bits |= bit;
                Append(line);
            }
        }
    }

    private int LineOf(long address) => (int)(address / lineBytes);

    private void Append(int line)
    {
        Count++;
        if (runs.Count > 0 && runs[^1] is var run && run.First + run.Count == line)
        {
            runs[^1] = new LineRun(run.First, run.Count + 1);
        }
        else
        {
            runs.Add(new LineRun(line, 1));
        }
    }
}
