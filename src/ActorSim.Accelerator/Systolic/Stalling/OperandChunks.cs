namespace ActorSim.Accelerator;

/// <summary>
/// Cuts the demands of an operand into <em>chunks</em>: what a half of its double buffer is filled with at a time.
/// Demands come cycle after cycle, within a cycle the lowest lane first; a chunk goes on until it has as many distinct
/// words as the half holds, or the layer ends. These are the words that <see cref="OperandBuffer"/> fetches at ideal
/// bandwidth between two emptyings of its working half.
/// </summary>
internal sealed class OperandChunks
{
    private readonly SystolicSchedule schedule;
    private readonly Operand operand;
    private readonly Edge edge;
    private readonly bool isLoaded;
    private readonly ResidentWords resident;

    // The next demand to walk over.
    private Fold fold;
    private int foldIndex;
    private int cycle;
    private int lane;

    /// <summary>Begins before the first demand of the run.</summary>
    public OperandChunks(SystolicSchedule schedule, Operand operand, long half, SystolicMemory memory)
    {
        this.schedule = schedule;
        this.operand = operand;
        edge = schedule.EdgeOf(operand);
        isLoaded = edge == Edge.North && schedule.HasStationaryOperand;
        resident = new ResidentWords(half);
        Lines = new LineSet(memory);
        Enter(0);
        Next = NextWave();
    }

    /// <summary>Whether there is no chunk left.</summary>
    public bool IsOver => foldIndex == schedule.FoldCount;

    /// <summary>The layer of the chunk that comes next.</summary>
    public int NextLayer => fold.Layer;

    /// <summary>The layer of the chunk walked over last.</summary>
    public int Layer { get; private set; } = -1;

    /// <summary>Its words.</summary>
    public int Words { get; private set; }

    /// <summary>The lines in which they lie.</summary>
    public LineSet Lines { get; }

    /// <summary>The last wave that reads from it.</summary>
    public WavePosition Last { get; private set; }

    /// <summary>The first wave that needs a chunk that was not walked over.</summary>
    public WavePosition Next { get; private set; }

    private int LastCycle => isLoaded ? schedule.Rows - 1 : fold.StreamLength + Lanes - 2;

    private int Lanes => schedule.UsedLanes(edge, fold);

    private int FirstLane => isLoaded ? 0 : Math.Max(0, cycle - fold.StreamLength + 1);

    private int LastLane => isLoaded ? Lanes - 1 : Math.Min(Lanes - 1, cycle);

    /// <summary>Walks over the next chunk.</summary>
    public void Walk()
    {
        Words = 0;
        if (fold.Layer != Layer)
        {
            Layer = fold.Layer;
            var layer = schedule.Layers[Layer];
            var words = operand == Operand.Ifmap ? layer.Ifmap.Words : layer.FilterWords;
            resident.Reset(words);
            Lines.Reset(words);
        }
        else
        {
            Lines.Clear();
        }

        while (!WalkFold())
        {
            // The layer's next fold goes on with the same chunk.
        }

        Next = NextWave();
    }

    /// <summary>The first wave that reads any of the demands that were not walked over: in this cycle, that of the last lane.</summary>
    private WavePosition NextWave() => IsOver ? new WavePosition(foldIndex, 0) : WaveOf(isLoaded ? cycle : cycle - LastLane);

    /// <summary>Goes on to the end of the fold, or of the chunk: then true.</summary>
    private bool WalkFold()
    {
        var layer = schedule.Layers[Layer];
        for (; cycle <= LastCycle; cycle++, lane = FirstLane)
        {
            for (var end = LastLane; lane <= end; lane++)
            {
                var address = schedule.AddressOf(operand, layer, fold, lane, isLoaded ? cycle : cycle - lane);
                if (address != IfmapLayout.Outside && resident.Touch(address))
                {
                    Words++;
                    Lines.Add(address);
                    if (resident.IsEmpty)
                    {
                        Last = WaveOf(isLoaded ? cycle : cycle - FirstLane);
                        return GoOn();
                    }
                }
            }
        }

        Last = WaveOf(isLoaded ? schedule.Rows - 1 : fold.StreamLength - 1);
        Enter(foldIndex + 1);
        return IsOver || fold.Layer != Layer;
    }

    /// <summary>The demand after the one that filled a half begins the next chunk; it may be in the next fold.</summary>
    private bool GoOn()
    {
        if (lane < LastLane)
        {
            lane++;
        }
        else if (cycle < LastCycle)
        {
            cycle++;
            lane = FirstLane;
        }
        else
        {
            Enter(foldIndex + 1);
        }

        return true;
    }

    private void Enter(int index)
    {
        foldIndex = index;
        if (!IsOver)
        {
            fold = schedule[index];
            cycle = isLoaded ? schedule.Rows - fold.UsedRows : 0;
            lane = 0;
        }
    }

    private WavePosition WaveOf(int slot) => new(foldIndex, schedule.WaveOf(edge, slot));
}
