using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>A row-stationary chip in the manner of Eyeriss v1, running layers one after another.</summary>
public sealed class RowStationaryKind : SystemKind
{
    private static readonly Key<bool> ZeroGating = Key.Flag(
        "zero-gating", "Whether PEs skip the multiply-accumulate of a zero ifmap word and its read of the filter scratch pad, which saves energy and no time. Needs `feature-maps` to say `ifmap-zeros`.").WithDefault("false");

    /// <inheritdoc/>
    public override string Name => "row-stationary";

    /// <inheritdoc/>
    public override string Summary => "A row-stationary chip in the manner of Eyeriss v1: PEs with scratch pads, multicast networks, a buffer in banks and a link to DRAM.";

    /// <inheritdoc/>
    public override RecordSchema SystemSchema { get; } = new(
        "row-stationary system",
        "An array of PEs with scratch pads, input and output networks, a global buffer and a link to DRAM (Chen et al., JSSC 52(1), 2017). Words have 16 bits.",
        [.. RowStationaryKeys.All, ZeroGating, EnergyKeys.Energy, Granularities.Key]);

    /// <inheritdoc/>
    public override RecordSchema WorkloadSchema => RowStationaryWorkload.Schema;

    /// <inheritdoc/>
    public override SystemPlan Plan(ScenarioInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var hardware = RowStationaryKeys.Read(input.System);
        var options = RowStationaryWorkload.Complete(
            new RowStationaryOptions(EnergyKeys.Read(input.System)) { GatesZeros = input.System.Get(ZeroGating), Granularity = input.System.Get(Granularities.Key) }, input.Workload);
        var parts = RowStationaryWorkload.Read(input.Workload, hardware);
        RowStationaryWorkload.RequireFewValues(input.Workload, parts);
        RequireZeros(input.System, parts.SelectMany(part => part.Layers));
        var mapper = MapperKeys.Read(input.Workload, options);
        RequireMappable(parts, mapper);
        return new RowStationaryPlan(hardware, options, parts, mapper);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Compare(IReadOnlyList<RunReport> runs) => RowStationaryComparison.Of(runs);

    private static void RequireMappable(IReadOnlyList<ChipPart> parts, LayerMapper mapper)
    {
        foreach (var (part, layer) in parts.SelectMany(part => part.Layers.Where(layer => layer.Pinned is null).Select(layer => (part, layer))))
        {
            if (mapper.WhyNothingFits(part.Hardware, layer) is { } why)
            {
                throw new HoconException(layer.Place, $"`{layer.Result}` does not fit this chip. {why}");
            }
        }
    }

    private static void RequireZeros(Record system, IEnumerable<WantedLayer> layers)
    {
        if (system.Get(ZeroGating) && layers.FirstOrDefault(layer => layer.IfmapZeros is null) is { } layer)
        {
            throw system.Error(ZeroGating, $"With `{ZeroGating.Name}` the share of zeros in each ifmap must be known; `feature-maps` has no `ifmap-zeros` for `{layer.Name}`.");
        }
    }
}
