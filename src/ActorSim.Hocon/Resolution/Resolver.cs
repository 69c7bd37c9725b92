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
/// what a was before, as far as there is anything (<see cref="PathSearch"/>). An object that is looked at from inside
/// one of its own fields lacks the hidden assignments, and so it is not remembered as the object itself.
/// <para>
/// A value that a text, number or list hides is not resolved, if that is plain to see. If it only turns out, because
/// what hides it is a substitution, both are resolved, and what is wrong with the hidden one is said.
/// </para>
/// </remarks>
internal sealed partial class Resolver
{
    private readonly HoconOptions options;
    private readonly PathSearch search;
    private readonly Dictionary<Node, HoconValue> resolved = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Node> inProgress = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Node> undefined = new(ReferenceEqualityComparer.Instance);
    private readonly PathValues atPath = new();
    private readonly ActivePaths active = new();
    private readonly Effort effort;
    private int cycles;

    private Resolver(ObjectNode root, HoconOptions options, long written)
    {
        this.options = options;
        effort = new Effort(options, written);
        search = new PathSearch(root, active, effort, resolved, inProgress, atPath);
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

    private Outcome Evaluate(Layer layer)
    {
        var outcome = EvaluateNode(layer);
        return layer.Passage is { } passage && outcome.Value is { } value ? value.Via(passage) : outcome;
    }

    private Outcome EvaluateNode(Layer layer) => layer.Node switch
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
            return Evaluate(layers[0].Alone());
        }

        List<Layer>? objects = null;
        HoconValue? simple = null;
        foreach (var layer in layers)
        {
            if (layer.Node is ObjectNode node && simple is null)
            {
                (objects ??= []).Add(layer);
                if (node.HidesFallbacks)
                {
                    break;
                }

                continue;
            }

            // What turns out to be hidden by a value is resolved nevertheless, because its mistakes are mistakes.
            var outcome = Evaluate(layer);
            if (outcome.IsCycle)
            {
                return outcome;
            }

            if (simple is not null)
            {
                continue;
            }

            if (outcome.Value is HoconObject entries)
            {
                (objects ??= []).Add(new Layer(new ValueNode(entries), layer.View));
                if (entries.HidesFallbacks || active.TakesInWhatLiesBelow(layer.Node))
                {
                    break;
                }
            }
            else
            {
                simple = outcome.Value;
                if (layer.Node is AppendNode)
                {
                    // It has resolved all that lies below.
                    break;
                }
            }
        }

        return objects is null ? new Outcome(simple, IsCycle: false)
            : objects.Count == 1 && simple is null ? Evaluate(objects[0])
            : EvaluateMerged(objects, simple is not null);
    }

    private Outcome EvaluateObject(ObjectNode node, View? view)
    {
        if (resolved.TryGetValue(node, out var known))
        {
            return known;
        }

        StackGuard.Refuse(node.Origin);
        var restrictions = search.Restrictions;
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
            var visible = search.Visible(field, view);
            if (visible == 0)
            {
                continue;
            }

            for (var i = visible - 1; i >= 0; i--)
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

        if (search.Restrictions != restrictions)
        {
            // It will not be remembered, and may be asked for again and again.
            effort.Spend(entries.Count, node.Origin);
        }

        return Remember(node, new HoconObject(node.Origin, entries, node.HidesFallbacks), restrictions);
    }

    private Outcome EvaluateEntry(string key, List<Layer> layers)
    {
        switch (layers)
        {
            case []:
                return Outcome.Missing;
            case [{ Node: ValueNode { Value: not HoconObject } } simple, ..]:
                return Evaluate(simple);
        }

        active.Enter(key);
        var outcome = EvaluateLayers([.. layers]);
        active.Exit();
        return outcome;
    }

    /// <summary>Remembers what a node resolved to, unless a restriction that was met meanwhile left part of it out.</summary>
    private Outcome Remember(Node node, HoconValue value, int restrictions)
    {
        if (search.Restrictions == restrictions)
        {
            resolved.TryAdd(node, effort.Checked(value));
        }

        return effort.Checked(value);
    }
}
