using ActorSim.Hocon;

namespace ActorSim.Workloads;

/// <summary>Makes a network of what a file says. It lives for one network.</summary>
internal sealed class NetworkReader
{
    private readonly Record network;
    private readonly NetworkBuilder builder;

    /// <summary>The layer whose output a name stands for: a line's name means what comes out behind its short forms.</summary>
    private readonly Dictionary<string, string> outputs = new(StringComparer.Ordinal) { [Network.InputName] = Network.InputName };

    private string previous = Network.InputName;

    private NetworkReader(Record network)
    {
        this.network = network;
        builder = new NetworkBuilder(network.Get(NetworkKeys.Name), network.Get(NetworkKeys.Source), ReadInput());
    }

    /// <summary>Makes a network of what <see cref="NetworkKeys.Schema"/> has read.</summary>
    /// <exception cref="HoconException">Something in it is wrong.</exception>
    public static Network Read(Record network)
    {
        var reader = new NetworkReader(network);
        foreach (var line in network.Get(NetworkKeys.Layers))
        {
            reader.Add(line);
        }

        return reader.Finish();
    }

    private FeatureMap ReadInput()
    {
        var input = network.Get(NetworkKeys.Input);
        var parameters = network.Get(NetworkKeys.Parameters);
        if (parameters.TryGet(NetworkKeys.Resolution, out var resolution))
        {
            return input.Has(NetworkKeys.Height) || input.Has(NetworkKeys.Width)
                ? throw parameters.Error(NetworkKeys.Resolution, "The `input` has a `height` or `width` already; give either those or `parameters.resolution`.")
                : new FeatureMap(input.Get(NetworkKeys.Channels), resolution, resolution);
        }

        return input.Has(NetworkKeys.Height) && input.Has(NetworkKeys.Width)
            ? new FeatureMap(input.Get(NetworkKeys.Channels), input.Get(NetworkKeys.Height), input.Get(NetworkKeys.Width))
            : throw input.Error("The `input` needs a `height` and a `width`, or `parameters.resolution` for both.");
    }

    private void Add(Record line)
    {
        var inputs = ReadInputs(line);
        var context = new LayerLine(line, builder.ShapeOf(inputs[0]), network.Get(NetworkKeys.Parameters).Get(NetworkKeys.WidthMultiplier));
        var first = new LayerEntry(line.Get(LineKeys.Name), LayerKinds.Find(line.Get(LineKeys.Type)).Read(context))
        {
            Inputs = inputs,
            Published = PublishedKeys.Read(line),
        };
        foreach (var (entry, key) in Expand(line, first))
        {
            AddOrBlame(line, entry, key);
        }

        outputs[first.Name] = previous;
    }

    /// <summary>The layer of a line, then those that its short forms add behind it, each with the key to blame for it.</summary>
    private static List<(LayerEntry Entry, Key? Key)> Expand(Record line, LayerEntry first)
    {
        var chain = new List<(LayerEntry Entry, Key? Key)> { (first, null) };
        Follow(LineKeys.BatchNorm, new BatchNormalization());
        Follow(LineKeys.Scale, new ChannelScale());
        if (line.TryGet(LineKeys.Relu, out var relu) && relu == LineKeys.Fused)
        {
            chain[^1] = (chain[^1].Entry with { HasFusedRelu = true }, chain[^1].Key);
        }
        else
        {
            Follow(LineKeys.Relu, new Relu());
        }

        Follow(LineKeys.Dropout, new Dropout());
        return chain;

        void Follow(Key<string> key, Operation operation)
        {
            if (line.TryGet(key, out var name))
            {
                chain.Add((new LayerEntry(name, operation), key));
            }
        }
    }

    private List<string> ReadInputs(Record line)
    {
        if (line.TryGet(LineKeys.Input, out var input))
        {
            return line.Has(LineKeys.Inputs)
                ? throw line.Error(LineKeys.Inputs, "A layer has either an `input` or several `inputs`, not both.")
                : [Resolve(input, line.OriginOf(LineKeys.Input))];
        }

        if (!line.TryGet(LineKeys.Inputs, out var inputs))
        {
            return [previous];
        }

        return inputs.Count > 0
            ? [.. inputs.Select((name, index) => Resolve(name, line.OriginOf(LineKeys.Inputs, index)))]
            : throw line.Error(LineKeys.Inputs, "`inputs` is empty; it must name at least one earlier layer.");
    }

    /// <summary>The layer that a name stands for.</summary>
    private string Resolve(string name, Origin origin) => outputs.TryGetValue(name, out var layer)
        ? layer
        : throw new HoconException(origin, $"There is no earlier layer named `{name}`; {LayerNames.Advice(name, outputs.Keys)}");

    /// <summary>Adds a layer; if it is refused, the error points at the setting to blame.</summary>
    private void AddOrBlame(Record line, LayerEntry entry, Key? blamed)
    {
        try
        {
            builder.Add(entry);
        }
        catch (WorkloadException problem)
        {
            throw new HoconException(OriginOfBlame(line, blamed, problem.Setting), $"Layer `{line.Get(LineKeys.Name)}`: {problem.Message}");
        }

        previous = entry.Name;
        outputs[entry.Name] = entry.Name;
    }

    private static Origin OriginOfBlame(Record line, Key? blamed, string? setting)
    {
        var key = blamed ?? (setting == LineKeys.Inputs.Name && line.Has(LineKeys.Input)
            ? LineKeys.Input
            : line.Schema.Find(setting ?? ""));
        return key is null ? line.Origin : line.OriginOf(key);
    }

    private Network Finish()
    {
        foreach (var figure in PublishedKeys.Read(network))
        {
            builder.Publish(figure);
        }

        try
        {
            return builder.Build();
        }
        catch (WorkloadException problem)
        {
            throw network.Error(NetworkKeys.Layers, problem.Message);
        }
    }
}
