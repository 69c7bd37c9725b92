using System.Globalization;
using ActorSim.Accelerator;
using ActorSim.Hocon;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>A checked row-stationary chip and its layers.</summary>
internal sealed class RowStationaryPlan(
    RowStationaryHardware hardware, RowStationaryOptions options, IReadOnlyList<ChipPart> parts, LayerMapper mapper) : SystemPlan
{
    private const long MostPasses = 5_000_000;

    // Mapping takes a while, so it waits until somebody wants the system.
    private readonly Lazy<IReadOnlyList<(ChipPart Part, PlannedLayer[] Layers)>> planned = new(() =>
        [.. parts.Select(part => (part, part.Layers.Select(layer => mapper.Map(part.Hardware, layer)).ToArray()))]);

    public override IReadOnlyDictionary<string, string?> MetricUnits => RowStationaryReport.MetricUnits(options, parts);

    public override BuiltSystem Build(EngineSettings engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var builder = engine.NewBuilder();
        var report = new RowStationaryReport(hardware, options);
        if (!options.Simulates)
        {
            builder.Add("/nothing", new NothingHappens());
            return new BuiltSystem(builder.Build(), _ => report.Of([.. planned.Value.Select(one => Counted(one.Part, one.Layers))]));
        }

        var systems = planned.Value.Select(one => new System(builder, one.Part, one.Layers, options, engine.Seed)).ToList();
        var work = systems.Sum(system => (double)system.Passes);
        return new BuiltSystem(builder.Build(), _ => report.Of(systems.ConvertAll(system => system.Read())))
        {
            WorkDone = () => systems.Sum(system => system.PassesDone) / work,
        };
    }

    /// <exception cref="HoconException">The layers take more passes than can be listed.</exception>
    private static RowStationaryProgram Program(RowStationaryHardware on, PlannedLayer[] layers)
    {
        var passes = 0L;
        foreach (var layer in layers)
        {
            passes += RowStationaryCount.PassesOf(layer.Layer);
            if (passes > MostPasses)
            {
                throw new HoconException(
                    layer.Wanted.Place,
                    string.Create(CultureInfo.InvariantCulture, $"With `{layer.Wanted.Result}` (mapped as {layer.Mapping}) there are {passes:#,0} passes over the array; at most {MostPasses:#,0} can be listed. Take a smaller batch, or fewer layers."));
            }
        }

        return new RowStationaryProgram(on, [.. layers.Select(layer => layer.Layer)]);
    }

    private static PartRun Counted(ChipPart part, PlannedLayer[] layers)
    {
        var program = Program(part.Hardware, layers);
        return new PartRun(part, program, layers, [.. program.Layers.Select(layer => new RowStationaryLayerFigures
        {
            Layer = layer,
            Passes = 0,
            ActivePes = 0,
            Time = default,
            Pes = default,
            Accesses = RowStationaryCount.Of(part.Hardware, layer),
            Traffic = default,
        })], []);
    }

    /// <summary>A part of the chip as it is simulated.</summary>
    private sealed class System
    {
        private readonly ChipPart part;
        private readonly PlannedLayer[] layers;
        private readonly RowStationaryProgram program;
        private readonly RowStationarySystem chip;
        private readonly RowStationarySystem? averaged;
        private readonly RowStationaryValues? values;

        public System(SimulationBuilder builder, ChipPart part, PlannedLayer[] layers, RowStationaryOptions options, ulong seed)
        {
            this.part = part;
            this.layers = layers;
            program = Program(part.Hardware, layers);
            values = options.IsFunctional ? RowStationaryOperands.Draw(program.Layers, seed) : null;
            chip = RowStationarySystem.Add(builder, part.Root, program, options.Granularity, values);
            averaged = options.ShowsEyexam
                ? RowStationarySystem.Add(builder, part.Root.Replace("/chip", "/averaged", StringComparison.Ordinal), Program(EyexamSteps.Averaged(part.Hardware), layers), options.Granularity)
                : null;
        }

        public int Passes => program.Passes.Length;

        public int PassesDone => chip.Control.PassesDone;

        public PartRun Read()
        {
            var figures = Finished(chip);
            return new PartRun(part, program, layers, figures, averaged is null ? [] : Finished(averaged))
            {
                WrongOutputs = values is null ? 0 : Enumerable.Range(0, figures.Count).Sum(layer =>
                    RowStationaryOperands.CountWrong(program.Layers[layer], values.Ifmaps[layer], values.Filters[layer], chip.OfmapsOf(layer))),
            };
        }

        private List<RowStationaryLayerFigures> Finished(RowStationarySystem of) =>
            [.. Enumerable.Range(0, program.Layers.Length).TakeWhile(layer => of.Control.EndOf(layer) > 0).Select(of.FiguresOf)];
    }
}
