using ActorSim.Hocon;

namespace ActorSim.Workloads;

/// <summary>Makes a network of an object that was read from a file. It lives for one network.</summary>
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

    /// <summary>Reads and checks a network.</summary>
    /// <exception cref="HoconException">Something in it is wrong.</exception>
    public static Network Read(HoconObject source)
    {
        var reader = new NetworkReader(NetworkKeys.Schema.Read(source));
        foreach (var line in reader.ReadLines())
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

    /// <summary>The lines, each checked on its own, so that all their mistakes are told at once.</summary>
    private List<Record> ReadLines()
    {
        var list = network.Get(NetworkKeys.Layers) as HoconList
            ?? throw network.Error(NetworkKeys.Layers, "`layers` must be a list of objects, such as `[{ name = conv1, type = convolution, … }]`.");
        var lines = new List<Record>();
        var problems = new List<HoconException>();
        foreach (var item in list)
        {
            try
            {
                lines.Add(item is HoconObject line
                    ? LineKeys.Read(line)
                    : throw new HoconException(item.Origin, $"A layer must be an object `{{ name = …, type = … }}`; found {item.Kind}."));
            }
            catch (HoconException problem)
            {
                problems.Add(problem);
            }
        }

        return problems.Count == 0 ? lines : throw new HoconException(problems);
    }

    private void Add(Record line)
    {
        var name = line.Get(LineKeys.Name);
        var inputs = ReadInputs(line);
        var context = new LayerLine(line, builder.ShapeOf(inputs[0]), network.Get(NetworkKeys.Parameters).Get(NetworkKeys.WidthMultiplier));
        var followers = Followers(line);
        var relu = line.TryGet(LineKeys.Relu, out var given) ? given : null;
        var entry = new LayerEntry(name, line.Get(LineKeys.Type).Read(context))
        {
            Inputs = inputs,
            HasFusedRelu = relu == LineKeys.Fused && followers.Count == 0,
            Published = PublishedKeys.Read(line),
        };

        AddOrBlame(line, entry, blamed: null);
        foreach (var (key, follower) in followers)
        {
            AddOrBlame(line, follower, key);
        }

        outputs[name] = previous;
    }

    /// <summary>The layers that the short forms of a line add behind it, in their order. A fused ReLU belongs to the one before it.</summary>
    private static List<(Key Key, LayerEntry Entry)> Followers(Record line)
    {
        var followers = new List<(Key Key, LayerEntry Entry)>();
        Follow(LineKeys.BatchNorm, new BatchNormalization());
        Follow(LineKeys.Scale, new ChannelScale());
        if (line.TryGet(LineKeys.Relu, out var relu) && relu == LineKeys.Fused)
        {
            if (followers.Count > 0)
            {
                var (key, last) = followers[^1];
                followers[^1] = (key, last with { HasFusedRelu = true });
            }
        }
        else
        {
            Follow(LineKeys.Relu, new Relu());
        }

        Follow(LineKeys.Dropout, new Dropout());
        return followers;

        void Follow(Key<string> key, Operation operation)
        {
            if (line.TryGet(key, out var name))
            {
                followers.Add((key, new LayerEntry(name, operation)));
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

        var origins = line.Source.TryGet(LineKeys.Inputs.Name, out var list) ? (HoconList)list : null;
        return inputs.Count > 0
            ? [.. inputs.Select((name, index) => Resolve(name, origins?[index].Origin ?? line.Origin))]
            : throw line.Error(LineKeys.Inputs, "`inputs` is empty; it must name at least one earlier layer.");
    }

    private string Resolve(string name, Origin origin) => outputs.TryGetValue(name, out var layer)
        ? layer
        : throw new HoconException(origin, $"There is no earlier layer named `{name}`; {LayerNames.Advice(name, outputs.Keys)}");

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
