namespace ActorSim.Accelerator;

/// <summary>In functional mode: the outputs of all layers, [group][m][n], to which psums are added as they come.</summary>
internal sealed class OutputSums
{
    private readonly SystolicSchedule schedule;
    private readonly long[][] outputs;

    /// <summary>All zero.</summary>
    public OutputSums(SystolicSchedule schedule)
    {
        this.schedule = schedule;
        outputs = new long[schedule.Layers.Length][];
        for (var i = 0; i < outputs.Length; i++)
        {
            var layer = schedule.Layers[i];
            outputs[i] = new long[checked(layer.Groups * layer.M * layer.N)];
        }
    }

    /// <summary>A layer's outputs, row after row.</summary>
    public ReadOnlySpan<long> OutputsOf(int layer) => outputs[layer];

    /// <summary>Adds what leaves a column of the array.</summary>
    public void Add(in OutputBurst burst, in Fold fold, ReadOnlySpan<long> values)
    {
        var layer = schedule.Layers[fold.Layer];
        var target = outputs[fold.Layer];
        for (var i = 0; i < values.Length; i++)
        {
            var (m, n) = schedule.Dataflow switch
            {
                Dataflow.OutputStationary => (fold.RowStart + burst.First, fold.ColumnStart + burst.Column),
                Dataflow.WeightStationary => (burst.First + i, fold.ColumnStart + burst.Column),
                _ => (fold.ColumnStart + burst.Column, burst.First + i),
            };
            target[(((fold.Group * layer.M) + m) * layer.N) + n] += values[i];
        }
    }
}
