namespace ActorSim.Accelerator;

/// <summary>In functional mode: the operands of every layer as integers.</summary>
/// <param name="Ifmaps">For each layer its ifmaps, [image][channel][row][column], without padding.</param>
/// <param name="Filters">For each layer its weights, [filter][channel of the group][row][column].</param>
public sealed record RowStationaryValues(int[][] Ifmaps, int[][] Filters)
{
    /// <summary>Throws unless there is a value for each word of each layer.</summary>
    /// <exception cref="ArgumentException">There are too few or too many; the message says how many there should be.</exception>
    public void Check(RowStationaryProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        if (Ifmaps.Length != program.Layers.Length || Filters.Length != program.Layers.Length)
        {
            throw new ArgumentException($"Values are needed for {program.Layers.Length} layers; there are ifmaps of {Ifmaps.Length} and filters of {Filters.Length}.");
        }

        for (var i = 0; i < program.Layers.Length; i++)
        {
            var layer = program.Layers[i];
            var words = layer.Shape.Input.Elements * layer.Batch;
            if (Ifmaps[i].Length != words || Filters[i].Length != layer.Shape.Weights)
            {
                throw new ArgumentException(
                    $"Layer {layer.Name} has {words} ifmap words and {layer.Shape.Weights} weights, but {Ifmaps[i].Length} and {Filters[i].Length} values were given.");
            }
        }
    }
}
