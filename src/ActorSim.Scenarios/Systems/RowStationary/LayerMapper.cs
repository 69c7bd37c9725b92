using ActorSim.Accelerator;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>Gives each layer its mapping: the one that the scenario pins, or the mapper's best.</summary>
/// <param name="options">Costs, and whether PEs gate zeros.</param>
/// <param name="objective">By what mappings are ranked.</param>
/// <param name="confirm">How many of the best are simulated; 0 for none.</param>
internal sealed class LayerMapper(RowStationaryOptions options, MappingObjective objective, int confirm)
{
    // Many mappings differ only in room that they leave unused; of equal ones the first is shown.
    private const int LookedAtPerShown = 10;

    /// <summary>Why a layer cannot be mapped at all, as a sentence; null if it can.</summary>
    public string? WhyNothingFits(RowStationaryHardware hardware, WantedLayer layer) => MapperFor(hardware, layer).WhyNothingFits(layer.Shape);

    /// <summary>The layer with its mapping.</summary>
    public PlannedLayer Map(RowStationaryHardware hardware, WantedLayer layer)
    {
        if (layer.Pinned is { } pinned)
        {
            return new PlannedLayer(layer, pinned, Choice: null);
        }

        var choice = confirm == 0
            ? MapperFor(hardware, layer).Choose(layer.Shape, layer.Batch)
            : MapperFor(hardware, layer).Choose(layer.Shape, layer.Batch, mapping => CyclesOf(hardware, layer.With(mapping)), confirm);
        return new PlannedLayer(layer, choice.Winner.Mapping, choice);
    }

    private RowStationaryMapper MapperFor(RowStationaryHardware hardware, WantedLayer layer) => new(hardware, objective, options.Costs)
    {
        Keep = Math.Max(LookedAtPerShown * options.ShownMappings, confirm),
        GatedZeros = options.GatesZeros ? layer.IfmapZeros!.Value : 0,
    };

    /// <summary>Runs the layer alone.</summary>
    private static long CyclesOf(RowStationaryHardware hardware, RowStationaryLayer layer)
    {
        var builder = new SimulationBuilder();
        var chip = RowStationarySystem.Add(builder, "/chip", new RowStationaryProgram(hardware, [layer]));
        using var simulation = builder.Build();
        var end = simulation.Run();
        return end.Reason == EndReason.Completed
            ? chip.FiguresOf(0).Time.Total
            : throw new InvalidOperationException($"{layer.Name} with {layer.Mapping} did not come to its end: {end.Reason} {end.Failure}");
    }
}
