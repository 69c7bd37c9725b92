using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>A checked row-stationary chip and its layers.</summary>
internal sealed class RowStationaryPlan(
    RowStationaryHardware hardware, RowStationaryOptions options, IReadOnlyList<WantedLayer> wanted, LayerMapper mapper) : SystemPlan
{
    // Mapping takes a while, so it waits until somebody wants the system.
    private readonly Lazy<IReadOnlyList<PlannedLayer>> layers = new(() => [.. wanted.Select(mapper.Map)]);

    private RowStationaryReport Report => new(hardware, options, layers.Value);

    public override IReadOnlyDictionary<string, string?> MetricUnits => RowStationaryReport.MetricUnits(options, [.. wanted.Select(layer => layer.Name)]);

    public override BuiltSystem Build(EngineSettings engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var program = Program(hardware);
        var builder = engine.NewBuilder();
        if (!options.Simulates)
        {
            builder.Add("/nothing", new NothingHappens());
            return new BuiltSystem(builder.Build(), _ => Report.Of(program, [.. program.Layers.Select(Counted)], []));
        }

        var chip = RowStationarySystem.Add(builder, "/chip", program);
        var averaged = options.ShowsEyexam ? RowStationarySystem.Add(builder, "/averaged", Program(EyexamSteps.Averaged(hardware))) : null;
        return new BuiltSystem(builder.Build(), _ => Report.Of(program, Finished(program, chip), averaged is null ? [] : Finished(program, averaged)))
        {
            WorkDone = () => (double)chip.Control.PassesDone / program.Passes.Length,
        };
    }

    private static IReadOnlyList<RowStationaryLayerFigures> Finished(RowStationaryProgram program, RowStationarySystem chip) =>
        [.. Enumerable.Range(0, program.Layers.Length).TakeWhile(layer => chip.Control.EndOf(layer) > 0).Select(chip.FiguresOf)];

    private RowStationaryProgram Program(RowStationaryHardware on) => new(on, [.. layers.Value.Select(layer => layer.Layer)]);

    private RowStationaryLayerFigures Counted(RowStationaryLayer layer) => new()
    {
        Layer = layer,
        Passes = 0,
        ActivePes = 0,
        Time = default,
        Pes = default,
        Accesses = RowStationaryCount.Of(hardware, layer),
        Traffic = default,
    };
}
