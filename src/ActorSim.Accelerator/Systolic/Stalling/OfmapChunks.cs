namespace ActorSim.Accelerator;

/// <summary>
/// Cuts what the array produces into <em>chunks</em>: what a half of the ofmap buffer is filled with at a time. A
/// chunk is as many whole waves, of one layer, as the half has room for. Each wave of a stream produces a psum in
/// every column with work; with output stationary the last wave of a fold stands for all its outputs.
/// </summary>
internal sealed class OfmapChunks
{
    private readonly SystolicSchedule schedule;
    private readonly long half;
    private WavePosition next;
    private int layerOfLines = -1;

    /// <summary>Begins before the first wave of the run.</summary>
    public OfmapChunks(SystolicSchedule schedule, long half, SystolicMemory memory)
    {
        this.schedule = schedule;
        this.half = half;
        next = FirstOf(0);
        Lines = new LineSet(memory);
    }

    /// <summary>Whether there is no chunk left.</summary>
    public bool IsOver => next.Fold == schedule.FoldCount;

    /// <summary>The layer of the chunk walked over last.</summary>
    public int Layer { get; private set; }

    /// <summary>Its words.</summary>
    public long Words { get; private set; }

    /// <summary>Whether it is the last of its layer.</summary>
    public bool EndsLayer { get; private set; }

    /// <summary>The first wave that produces for it.</summary>
    public WavePosition Begin { get; private set; }

    /// <summary>The first wave that produces for the chunk after it.</summary>
    public WavePosition Next => next;

    /// <summary>The lines that <see cref="FindLines"/> has found.</summary>
    public LineSet Lines { get; }

    /// <summary>Goes over the next chunk.</summary>
    public void Walk()
    {
        Begin = next;
        Words = 0;
        Layer = schedule[next.Fold].Layer;
        while (true)
        {
            var fold = schedule[next.Fold];
            var (waves, words) = Remaining(fold, next);
            var fitting = (int)Math.Min(waves, (half - Words) / words);
            Words += (long)fitting * words;
            if (fitting < waves)
            {
                next = next with { Wave = next.Wave + fitting };
                EndsLayer = false;
                return;
            }

            next = FirstOf(next.Fold + 1);
            if (IsOver || schedule[next.Fold].Layer != Layer)
            {
                EndsLayer = true;
                return;
            }
        }
    }

    /// <summary>Finds the lines in which the words of a chunk lie, in the order of waves.</summary>
    public void FindLines(WavePosition begin, WavePosition end)
    {
        var index = schedule[begin.Fold].Layer;
        var layer = schedule.Layers[index];
        if (index == layerOfLines)
        {
            Lines.Clear();
        }
        else
        {
            layerOfLines = index;
            Lines.Reset(schedule.OfmapWordsOf(layer));
        }

        for (var at = begin; at.IsBefore(end); at = FirstOf(at.Fold + 1))
        {
            var fold = schedule[at.Fold];
            if (schedule.Dataflow == Dataflow.OutputStationary)
            {
                for (var row = 0; row < fold.UsedRows; row++)
                {
                    Lines.Add(AddressOf(layer, fold, fold.RowStart + row, fold.ColumnStart), fold.UsedColumns);
                }

                continue;
            }

            var last = at.Fold == end.Fold ? end.Wave : schedule.WavesOf(fold);
            for (var slot = at.Wave - schedule.Rows; slot < last - schedule.Rows; slot++)
            {
                AddWave(layer, fold, slot);
            }
        }
    }

    /// <summary>The psums of one wave: those of an output pixel side by side, or those of a filter, an output pixel apart.</summary>
    private void AddWave(SystolicLayer layer, in Fold fold, int slot)
    {
        if (schedule.Dataflow == Dataflow.WeightStationary)
        {
            Lines.Add(AddressOf(layer, fold, slot, fold.ColumnStart), fold.UsedColumns);
            return;
        }

        for (var column = 0; column < fold.UsedColumns; column++)
        {
            Lines.Add(AddressOf(layer, fold, fold.ColumnStart + column, slot));
        }
    }

    /// <summary>
    /// Outputs lie as the next layer's ifmap does: pixel after pixel, the channels of all groups side by side. Psums of each row
    /// fold lie so too, behind those of the row fold before.
    /// </summary>
    private long AddressOf(SystolicLayer layer, in Fold fold, int m, int n)
    {
        var rowFold = schedule.HasStationaryOperand ? fold.RowStart / schedule.Rows : 0;
        return ((((long)rowFold * layer.M) + m) * layer.N * layer.Groups) + ((long)fold.Group * layer.N) + n;
    }

    /// <summary>From a wave on to the end of its fold: the waves that produce, and how many words each.</summary>
    private (int Waves, int Words) Remaining(in Fold fold, WavePosition at) =>
        schedule.Dataflow == Dataflow.OutputStationary
            ? (1, fold.UsedRows * fold.UsedColumns)
            : (schedule.WavesOf(fold) - at.Wave, fold.UsedColumns);

    /// <summary>The first wave of a fold that produces.</summary>
    private WavePosition FirstOf(int fold) =>
        fold == schedule.FoldCount ? new WavePosition(fold, 0)
            : new WavePosition(fold, schedule.Dataflow == Dataflow.OutputStationary ? schedule[fold].StreamLength - 1 : schedule.Rows);
}
