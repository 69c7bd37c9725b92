namespace ActorSim.Hocon.Resolution;

/// <summary>
/// Turns a tree of <see cref="Node"/>s into values: replaces substitutions, merges what could not be merged before,
/// and drops what is undefined. Everything is resolved on demand and remembered, so that a substitution may refer
/// forwards, backwards, and into an object that refers to it.
/// </summary>
/// <remarks>
/// A substitution sees the final configuration, with one exception: the assignment in which it stands, and those after
/// it, are hidden from it (<see cref="View"/>). So <c>a = ${a} [x]</c> is the earlier a and x. The same holds when a
/// field reaches itself through others: if <c>b</c> asks for <c>a</c> and <c>a</c> is assigned <c>${b}</c>, b gets
/// what a was before, as far as there is anything (<see cref="PathSearch"/>).
/// </remarks>
internal sealed partial class Resolver
{
    private readonly HoconOptions options;
    private readonly PathSearch search;
    private readonly Dictionary<Node, HoconValue> resolved = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Node> inProgress = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Node> undefined = new(ReferenceEqualityComparer.Instance);
    private readonly ActivePaths active = new();
    private readonly Effort effort;
    private int cycles;

    private Resolver(ObjectNode root, HoconOptions options, long written)
    {
        this.options = options;
        effort = new Effort(options, written);
        search = new PathSearch(root, active, effort, resolved, inProgress);
    }

    /// <summary>Resolves the root of a configuration.</summary>
    /// <param name="root">An object or a list.</param>
    /// <param name="options">The environment and the limits.</param>
    /// <param name="written">How many characters were written.</param>
    public static HoconValue Resolve(Node root, HoconOptions options, long written)
    {
        var resolver = new Resolver(root as ObjectNode ?? new ObjectNode(root.Origin), options, written);
        return resolver.Evaluate(new Layer(root, View: null)).Value!;
    }

    private Outcome Evaluate(Layer layer) => layer.Node switch
    {
        ValueNode value => value.Value,
        ObjectNode entries => EvaluateObject(entries, layer.View),
        ListNode list => EvaluateList(list, layer.View),
        SubstitutionNode substitution => EvaluateSubstitution(substitution, layer.View),
        ConcatenationNode several => EvaluateConcatenation(several, layer.View),
        AppendNode append => EvaluateAppend(append, layer),
        _ => Outcome.Missing,
    };

    /// <summary>Resolves values that lie over one another, the strongest first.</summary>
    private Outcome EvaluateLayers(List<Layer> layers)
    {
        if (layers.Count == 1)
        {
            return Evaluate(layers[0]);
        }

        List<Layer>? objects = null;
        foreach (var layer in layers)
        {
            if (layer.Node is ObjectNode node)
            {
                (objects ??= []).Add(layer);
                if (node.HidesFallbacks)
                {
                    break;
                }

                continue;
            }

            var outcome = Evaluate(layer);
            if (outcome.IsCycle)
            {
                return outcome;
            }

            if (outcome.Value is HoconObject entries)
            {
                (objects ??= []).Add(new Layer(new ValueNode(entries), layer.View));
            }
            else if (outcome.Value is { } value)
            {
                if (objects is null)
                {
                    return value;
                }

                break;
            }
        }

        return objects is null ? Outcome.Missing
            : objects.Count == 1 ? Evaluate(objects[0])
            : EvaluateMerged(objects);
    }

    private Outcome EvaluateObject(ObjectNode node, View? view)
    {
        if (resolved.TryGetValue(node, out var known))
        {
            return known;
        }

        StackGuard.Refuse(node.Origin);
        var entries = new List<HoconEntry>(node.Keys.Count);
        var layers = new List<Layer>();
        foreach (var key in node.Keys)
        {
            var field = node[key];
            if (field.Layers is [ValueNode { Value: var simple }])
            {
                entries.Add(new HoconEntry(key, field.KeyOrigin, simple));
                continue;
            }

            layers.Clear();
            for (var i = View.Limit(view, field) - 1; i >= 0; i--)
            {
                layers.Add(Layer.Of(field, i, view));
            }

            var outcome = EvaluateEntry(key, layers);
            if (outcome.IsCycle)
            {
                return outcome;
            }

            if (outcome.Value is { } value)
            {
                entries.Add(new HoconEntry(key, field.KeyOrigin, value));
            }
        }

        return Remember(node, new HoconObject(node.Origin, entries, node.HidesFallbacks));
    }

    private Outcome EvaluateEntry(string key, List<Layer> layers)
    {
        switch (layers)
        {
            case []:
                // All that is assigned to the key is hidden: it asks for the object that it is part of.
                cycles++;
                return Outcome.Cycle;
            case [{ Node: ValueNode simple }, ..] when simple.Value is not HoconObject:
                return simple.Value;
        }

        active.Enter(key);
        var outcome = EvaluateLayers([.. layers]);
        active.Exit();
        return outcome;
    }

    private Outcome EvaluateList(ListNode list, View? view)
    {
        if (resolved.TryGetValue(list, out var known))
        {
            return known;
        }

        StackGuard.Refuse(list.Origin);
        var items = new List<HoconValue>(list.Items.Count);
        foreach (var item in list.Items)
        {
            var outcome = Evaluate(new Layer(item, view));
            if (outcome.IsCycle)
            {
                return outcome;
            }

            if (outcome.Value is { } value)
            {
                items.Add(value);
            }
        }

        return Remember(list, new HoconList(list.Origin, items));
    }

    private Outcome EvaluateConcatenation(ConcatenationNode several, View? view)
    {
        if (resolved.TryGetValue(several, out var known))
        {
            return known;
        }

        var parts = new List<(HoconValue? Value, string Blank)>();
        foreach (var part in several.Parts)
        {
            if (part is WhitespaceNode blank)
            {
                parts.Add((null, blank.Text));
                continue;
            }

            var outcome = Evaluate(new Layer(part, view));
            if (outcome.IsCycle)
            {
                return outcome;
            }

            if (outcome.Value is { } value)
            {
                parts.Add((value, ""));
            }
        }

        return parts.Count == 0 ? Outcome.Missing : Remember(several, Concatenation.Join(several.Origin, parts, effort));
    }

    private Outcome EvaluateAppend(AppendNode append, Layer layer)
    {
        if (resolved.TryGetValue(append, out var known))
        {
            return known;
        }

        if (!inProgress.Add(append))
        {
            cycles++;
            return Outcome.Cycle;
        }

        effort.Enter(append.Origin);
        var earlier = append.Path is { } path
            ? EvaluatePath(path, layer.View, lookBack: true, out _)
            : EvaluateBelow(layer);
        if (earlier.IsCycle)
        {
            earlier = Outcome.Missing;
        }

        var added = EvaluateList(new ListNode(append.Origin, append.Items), layer.View);
        effort.Leave();
        inProgress.Remove(append);
        if (added.IsCycle)
        {
            return added;
        }

        var parts = new List<(HoconValue? Value, string Blank)>();
        if (earlier.Value is { } value)
        {
            parts.Add((value, ""));
        }

        parts.Add((added.Value, ""));
        return Remember(append, Concatenation.Join(append.Origin, parts, effort));
    }

    private Outcome EvaluateBelow(Layer layer)
    {
        var layers = new List<Layer>();
        for (var i = layer.Index - 1; layer.Field is not null && i >= 0; i--)
        {
            layers.Add(Layer.Of(layer.Field, i, layer.View));
        }

        return layers.Count == 0 ? Outcome.Missing : EvaluateLayers(layers);
    }

    private Outcome Remember(Node node, HoconValue value)
    {
        if (resolved.TryAdd(node, effort.Checked(value)))
        {
            effort.Earn();
        }

        return value;
    }
}
