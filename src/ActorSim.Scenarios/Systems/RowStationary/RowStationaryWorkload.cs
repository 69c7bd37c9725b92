using ActorSim.Accelerator;
using ActorSim.Hocon;
using ActorSim.Workloads;

namespace ActorSim.Scenarios;

/// <summary>What a row-stationary chip is given to do: layers of a network, or single convolutions, for a batch of images.</summary>
internal static class RowStationaryWorkload
{
    private const long MostValues = 1L << 28;
    private const string Who = "a row-stationary chip";

    private static readonly Key<IReadOnlyList<Record>> Convolutions = Key.ObjectList(
        "convolutions",
        "Single convolutions.",
        new RecordSchema("layer convolution", "A convolution.", [ConvolutionKeys.Name, .. ConvolutionKeys.Shape])).WithDefault("[]");

    private static readonly Key<int> Batch = Key.Count("batch", "Images, all of which go through a layer before the next begins.", min: 1).WithDefault("1");

    private static readonly Key<bool> ShowArrays = Key.Flag(
        "show-arrays", "Whether tables show who does what in the first pass of each layer: every PE's rows, and step by step the work of PE (0, 0). For small layers.").WithDefault("false");

    private static readonly Key<bool> Functional = Key.Flag(
        "functional", "Move real integers, drawn from the seed, and compare every ofmap word with a plain convolution. Needs `granularity = word`.").WithDefault("false");

    private static readonly Key<bool> Eyexam = Key.Flag(
        "eyexam", "Whether the seven steps of Eyexam are reported. A second chip then runs the layers beside the first, with averaged arrival of data and feature maps that come and leave while it works.").WithDefault("false");

    private static readonly Key<bool> Simulate = Key.Flag(
        "simulate", "Whether layers are simulated. `false` only counts their accesses, exactly, and gives no times.").WithDefault("true");

    public static readonly RecordSchema Schema = new(
        "row-stationary workload",
        "Layers, run one after another: those of a network, then single convolutions.",
        NetworkLayers.NetworkKey, NetworkLayers.Layers, Convolutions, Batch, SplitKeys.Split, MappingKeys.Pinned, MapperKeys.Mapper, FeatureMapKeys.FeatureMaps, Functional, ShowArrays, Eyexam, Simulate);

    /// <summary>What a workload says about reports.</summary>
    /// <exception cref="HoconException">Eyexam is wanted without a simulation.</exception>
    public static RowStationaryOptions Complete(RowStationaryOptions options, Record workload)
    {
        if (workload.Get(Functional) && options.Granularity != Granularity.Word)
        {
            throw workload.Error(Functional, $"Only words have values: with `{Functional.Name}` the system needs `{Granularities.Key.Name} = word`.");
        }

        Key<bool>[] simulated = [Eyexam, Functional];
        return simulated.FirstOrDefault(workload.Get) is { } key && !workload.Get(Simulate)
            ? throw workload.Error(key, $"`{key.Name}` needs a simulation; leave it out, or `{Simulate.Name} = false`.")
            : options with
            {
                IsFunctional = workload.Get(Functional),
                ShowsArrays = workload.Get(ShowArrays),
                ShowsEyexam = workload.Get(Eyexam),
                ShownMappings = MapperKeys.ShownMappings(workload),
                Simulates = workload.Get(Simulate),
            };
    }

    /// <summary>Refuses to keep the values of more words than there is room for.</summary>
    public static void RequireFewValues(Record workload, IEnumerable<ChipPart> parts)
    {
        if (workload.Get(Functional)
            && parts.SelectMany(part => part.Layers).FirstOrDefault(layer => Math.Max(layer.Shape.Weights, layer.Batch * Math.Max(layer.Shape.Input.Elements, layer.Shape.Output.Elements)) > MostValues) is { } large)
        {
            throw workload.Error(Functional, $"An operand of `{large.Result}` has more than 2^28 words, too many to keep their values; leave out `{Functional.Name}`.");
        }
    }

    /// <summary>The parts of the chip, each with its layers in the order in which they run.</summary>
    /// <exception cref="HoconException">Something does not fit, or there is nothing to do.</exception>
    public static IReadOnlyList<ChipPart> Read(Record workload, RowStationaryHardware hardware)
    {
        var layers = LayersOf(workload);
        var parts = SplitKeys.Read(workload, hardware, layers);
        var (pinned, maps) = (workload.Get(MappingKeys.Pinned), workload.Get(FeatureMapKeys.FeatureMaps));
        var known = layers.Select(layer => layer.Name).Concat(NetworkLayers.NamesOf(workload)).Distinct(StringComparer.Ordinal).ToList();
        RequireKnown(pinned, [.. known, .. parts.SelectMany(part => known.Select(name => ChipPart.NameOf(part.Name, name)))], "this mapping");
        RequireKnown(maps, known, "these feature maps");
        return [.. parts.Select(part => part with { Layers = [.. part.Layers.Select(layer => Complete(layer, part.Hardware, pinned, maps, workload.Get(Functional)))] })];
    }

    private static List<WantedLayer> LayersOf(Record workload)
    {
        var batch = workload.Get(Batch);
        var layers = NetworkLayers.Of(workload, Who)
            .Select(one => new WantedLayer(one.Layer.Name, one.Layer.AsConvolution!, batch, one.Layer.Inputs.Contains(Network.InputName), one.Place))
            .Concat(workload.Get(Convolutions).Select(record =>
                new WantedLayer(record.Get(ConvolutionKeys.Name), ConvolutionKeys.ShapeOf(record), batch, ReadsInput: false, record.OriginOf(ConvolutionKeys.Name))))
            .ToList();
        if (layers.Count == 0)
        {
            throw NetworkLayers.NothingToDo(workload, Who, "The workload has no layers; give it a `network` or `convolutions`.", Convolutions);
        }

        NetworkLayers.RequireDifferent(layers.Select(layer => (layer.Name, layer.Place)));
        return workload.Get(ShowArrays) && layers.Find(layer => !ArrayTables.CanName(layer.Name)) is { } odd
            ? throw new HoconException(odd.Place, $"With `{ShowArrays.Name}` tables are named after layers, and `{odd.Name}` has more than letters, digits and dashes.")
            : layers;
    }

    private static WantedLayer Complete(WantedLayer layer, RowStationaryHardware hardware, Record pinned, Record maps, bool hasValues)
    {
        RequireLowFilters(layer, hardware);
        var coded = FeatureMapKeys.Read(maps, layer, hasValues);
        var mapping = pinned.Entries.FirstOrDefault(entry => entry.Key == layer.Result).Value;
        return mapping is null ? coded : coded with { Pinned = MappingKeys.Read(mapping, hardware, coded) };
    }

    /// <summary>
    /// Layers of the network that do not run may be named too, so that fewer can be run without changing more; and those of the
    /// whole chip where it is divided.
    /// </summary>
    private static void RequireKnown(Record map, List<string> known, string what)
    {
        foreach (var (name, record) in map.Entries)
        {
            if (!known.Contains(name))
            {
                throw record.Error($"There is no layer `{name}` to give {what} to; {NearestName.Advice(name, known)}");
            }
        }
    }

    private static void RequireLowFilters(WantedLayer layer, RowStationaryHardware hardware)
    {
        if (layer.Shape.Convolution.Kernel.Height > hardware.Rows)
        {
            throw new HoconException(
                layer.Place,
                $"The filters of `{layer.Name}` have {layer.Shape.Convolution.Kernel.Height} rows, each of which needs a row of PEs; the array has {hardware.Rows}. Filters are not folded over rows.");
        }
    }
}
