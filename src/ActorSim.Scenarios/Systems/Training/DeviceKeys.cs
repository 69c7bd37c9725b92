using ActorSim.Hocon;
using ActorSim.Kernel;
using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>The keys that describe the device of a worker: how long it takes.</summary>
internal static class DeviceKeys
{
    /// <summary>The gradients of a parameter are read, and the parameter read and written.</summary>
    private const int UpdatePasses = 3;

    /// <summary>A measured time that is not divided is a third for the forward pass: the backward pass does twice its work.</summary>
    private const int ForwardPart = 3;

    private static readonly Key<string> Name = Key.Text("name", "What it is called.").Optional();

    private static readonly Key<Quantity> Peak = Key.OperationRate(
        "peak", "Floating-point operations a second at best; a multiply-accumulate is two.").Optional();

    private static readonly Key<decimal> Efficiency = Key.Percent("efficiency", "The share of the peak that is reached.", min: "0.001%", max: "100%").WithDefault("100%");

    private static readonly Key<string> MeasuredNetwork = Key.Text("network", "The network that was measured, by its name.");

    private static readonly Key<Quantity> Image = Key.Duration(
        "image", "Forwards and backwards, an image; a third of it is the forward pass.", min: "1 ns").Optional();

    private static readonly Key<Quantity> Forward = Key.Duration("forward", "Forwards, an image.", min: "1 ns").Optional();
    private static readonly Key<Quantity> Backward = Key.Duration("backward", "Backwards, an image.", min: "1 ns").Optional();

    private static readonly Key<string> Layer = Key.Text("layer", "A layer with multiply-accumulates or parameters.");
    private static readonly Key<Quantity> LayerForward = Key.Duration("forward", "Forwards, an image.");
    private static readonly Key<Quantity> LayerBackward = Key.Duration("backward", "Backwards, an image.");

    private static readonly Key<IReadOnlyList<Record>> Layers = Key.ObjectList(
        "layers",
        "Times of every layer, instead of times of an image that layers share in proportion to their multiply-accumulates.",
        new RecordSchema("measured layer", "Times of a layer.", Layer, LayerForward, LayerBackward)).Optional();

    private static readonly Key<IReadOnlyList<Record>> Measured = Key.ObjectList(
        "measured",
        "Measured times of networks, which count instead of the peak.",
        new RecordSchema("measured network", "Times of one network on this device: `image`, or `forward` and `backward`, or `layers`.", MeasuredNetwork, Image, Forward, Backward, Layers)).Optional();

    private static readonly Key<Quantity> UpdateMemory = Key.Bandwidth(
        "update-memory", "The bandwidth of the memory through which gradients and parameters pass, three times, when parameters are updated; without it an update takes no time.").Optional();

    public static readonly RecordSchema Schema = new(
        "training device",
        "A worker's device: a `peak` rate and the share of it that is reached, or `measured` times. The backward pass does twice the work of the forward pass. Times grow with the number of images.",
        Name, Peak, Efficiency, Measured, UpdateMemory);

    /// <summary>How long the device takes for each layer of a workload.</summary>
    /// <exception cref="HoconException">It says nothing of this network, or contradicts itself.</exception>
    public static LayerTimes TimesOf(Record device, TrainingWorkload workload)
    {
        if (device.TryGet(Measured, out var list) && list.FirstOrDefault(entry => entry.Get(MeasuredNetwork) == workload.Name) is { } measured)
        {
            return MeasuredTimes(measured, workload);
        }

        if (device.TryGet(Peak, out var peak))
        {
            return device.At(Peak, () => LayerTimes.FromRate(workload, (double)peak.Value, (double)device.Get(Efficiency)));
        }

        throw device.Has(Measured)
            ? device.Error(Measured, $"`{Measured.Name}` has no times of the network `{workload.Name}`, and there is no `{Peak.Name}`; {NearestName.Advice(workload.Name, [.. list!.Select(entry => entry.Get(MeasuredNetwork))])}")
            : device.Error($"A device needs `{Peak.Name}`, or `{Measured.Name}` times of `{workload.Name}`.");
    }

    /// <summary>Whether updates take time.</summary>
    public static bool Updates(Record device) => device.Has(UpdateMemory);

    /// <summary>How long an update of so many bytes of parameters takes.</summary>
    public static SimDuration UpdateOf(Record device, long bytes) => Updates(device)
        ? device.RateOf(UpdateMemory).TimeOf(checked(bytes * UpdatePasses))
        : SimDuration.Zero;

    private static LayerTimes MeasuredTimes(Record measured, TrainingWorkload workload)
    {
        var ways = new[] { measured.Has(Image), measured.Has(Forward) || measured.Has(Backward), measured.Has(Layers) };
        if (ways.Count(given => given) != 1 || measured.Has(Forward) != measured.Has(Backward))
        {
            throw measured.Error($"The times of `{workload.Name}` are given as `{Image.Name}`, or as `{Forward.Name}` and `{Backward.Name}`, or as `{Layers.Name}`: one of the three.");
        }

        if (measured.Has(Layers))
        {
            return TimesOfLayers(measured, workload);
        }

        if (measured.Has(Forward))
        {
            return LayerTimes.FromMeasured(workload, measured.DurationOf(Forward), measured.DurationOf(Backward));
        }

        var image = measured.DurationOf(Image);
        var forward = SimDuration.FromPicoseconds(image.Picoseconds / ForwardPart);
        return LayerTimes.FromMeasured(workload, forward, image - forward);
    }

    private static LayerTimes TimesOfLayers(Record measured, TrainingWorkload workload)
    {
        var records = measured.Get(Layers);
        var names = workload.Layers.Select(layer => layer.Name).ToList();
        foreach (var record in records)
        {
            if (!names.Contains(record.Get(Layer)))
            {
                throw record.Error(Layer, $"`{workload.Name}` has no layer `{record.Get(Layer)}` that computes or has parameters; {NearestName.Advice(record.Get(Layer), names)}");
            }
        }

        NetworkLayers.RequireDifferent(records.Select(record => (record.Get(Layer), record.OriginOf(Layer))));
        var missing = names.Except(records.Select(record => record.Get(Layer)), StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            throw measured.Error(Layers, $"Times are missing of {string.Join(", ", missing)}.");
        }

        var byName = records.ToDictionary(record => record.Get(Layer), StringComparer.Ordinal);
        return new LayerTimes(
            [.. names.Select(name => byName[name].DurationOf(LayerForward))],
            [.. names.Select(name => byName[name].DurationOf(LayerBackward))]);
    }
}
