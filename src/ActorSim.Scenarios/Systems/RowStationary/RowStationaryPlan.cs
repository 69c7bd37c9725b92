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
        var builder = engine.NewBuilder();
        var chip = RowStationarySystem.Add(builder, "/chip", program);
        return new BuiltSystem(builder.Build(), _ => ReportOn(program, chip))
        {
            WorkDone = () => (double)chip.Control.PassesDone / program.Passes.Length,
        };
    }

    private SystemResult ReportOn(RowStationaryProgram program, RowStationarySystem chip)
    {
        var finished = Enumerable.Range(0, program.Layers.Length).TakeWhile(layer => chip.Control.EndOf(layer) > 0);
        return new RowStationaryReport(hardware, options, layers.Value).Of(program, [.. finished.Select(chip.FiguresOf)]);
    }
}
