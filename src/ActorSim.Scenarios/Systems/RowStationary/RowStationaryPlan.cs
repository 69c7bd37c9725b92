using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>A checked row-stationary chip and its layers.</summary>
internal sealed class RowStationaryPlan(
    RowStationaryHardware hardware, RowStationaryOptions options, IReadOnlyList<WantedLayer> wanted, LayerMapper mapper) : SystemPlan
{
    // Mapping takes a while, so it waits until somebody wants the system.
    private readonly Lazy<IReadOnlyList<PlannedLayer>> layers = new(() => [.. wanted.Select(mapper.Map)]);

    public override IReadOnlyDictionary<string, string?> MetricUnits => RowStationaryReport.MetricUnits(options, [.. wanted.Select(layer => layer.Name)]);

    public override BuiltSystem Build(EngineSettings engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var program = new RowStationaryProgram(hardware, [.. layers.Value.Select(layer => layer.Layer)]);
        throw new NotSupportedException($"{program.Passes.Length}");
    }
}
