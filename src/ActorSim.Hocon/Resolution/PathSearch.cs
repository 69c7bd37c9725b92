namespace ActorSim.Hocon.Resolution;

/// <summary>
/// Finds what lies at a path without resolving more than the way there: objects are opened, substitutions are followed
/// only where an object may come from them, and nothing is looked at below a value that hides it.
/// </summary>
internal sealed class PathSearch(
    ObjectNode root,
    ActivePaths active,
    Effort effort,
    Dictionary<Node, HoconValue> resolved,
    HashSet<Node> inProgress,
    PathValues known)
{
    private readonly HashSet<Node> followed = new(ReferenceEqualityComparer.Instance);
    private bool lookBack;
    private bool lookedBack;

    /// <summary>The root of all.</summary>
    public ObjectNode Root => root;

    /// <summary>Whether the last search came to a substitution that is being resolved, so that nobody can tell.</summary>
    public bool IsCycle { get; private set; }

    /// <summary>A substitution that the last search had to follow and that led nowhere; null if there was none.</summary>
    public SubstitutionNode? DeadEnd { get; private set; }

    /// <summary>How often an assignment was left out of an object because of a <see cref="View"/>.</summary>
    public int Restrictions { get; set; }

    /// <summary>
    /// How many assignments of a field can be seen. An object that lacks some of them must not be taken for the object
    /// itself, so this is counted.
    /// </summary>
    public int Visible(Field field, View? view)
    {
        var limit = View.Limit(view, field);
        if (field.Layers.Count > 1 || (limit > 0 && field.Layers[0].IsOpen))
        {
            // A field without anything open never hides itself.
            known.Meet(field);
        }

        if (limit < field.Layers.Count)
        {
            Restrictions++;
            known.Circumstances++;
        }

        return limit;
    }

    /// <summary>The values at a path, the strongest first; none if there are none.</summary>
    /// <param name="path">The path from the root.</param>
    /// <param name="view">What may be seen.</param>
    /// <param name="lookBack">
    /// Whether a field on the way that was assigned something that is just being resolved shows only what it was before
    /// that assignment.
    /// </param>
    /// <param name="lookedBack">Whether that has hidden anything.</param>
    public List<Layer> Find(string[] path, View? view, bool lookBack, out bool lookedBack)
    {
        this.lookBack = lookBack;
        this.lookedBack = false;
        IsCycle = false;
        DeadEnd = null;
        var found = Find(path, view);
        lookedBack = this.lookedBack;
        this.lookBack = false;
        return found;
    }

    /// <summary>
    /// Adds the values that a layer has for a key; true if it hides whatever lies below.
    /// </summary>
    public bool Collect(Layer layer, string key, List<Layer> into)
    {
        switch (layer.Node)
        {
            case ObjectNode node:
                return (node.TryGet(key, out var field) && CollectField(field, layer, into)) || node.HidesFallbacks;
            case ValueNode { Value: HoconObject entries }:
                return CollectEntry(entries, key, layer.Passage, into);
            case SubstitutionNode or ConcatenationNode when resolved.TryGetValue(layer.Node, out var finished):
                return finished is not HoconObject found || CollectEntry(found, key, layer.Passage, into);
            case SubstitutionNode substitution:
                return Follow(substitution, layer, key, into);
            case ConcatenationNode several:
                return CollectParts(several, layer, key, into);
            default:
                return true;
        }
    }

    /// <summary>Where a layer has a key; null if it does not.</summary>
    public Origin? KeyOriginOf(Layer layer, string key) => layer.Node switch
    {
        ObjectNode node when node.TryGet(key, out var field) => field.KeyOrigin,
        ValueNode { Value: HoconObject entries } when entries.TryGetEntry(key, out var entry) => entry.KeyOrigin,
        _ => null,
    };

    private static bool CollectEntry(HoconObject entries, string key, Passage? passage, List<Layer> into)
    {
        if (!entries.TryGet(key, out var value))
        {
            return entries.HidesFallbacks;
        }

        into.Add(new Layer(new ValueNode(value), View: null, Passage: passage));
        return entries.HidesFallbacks || value is not HoconObject { HidesFallbacks: false };
    }

    private List<Layer> Find(ReadOnlySpan<string> path, View? view)
    {
        var layers = new List<Layer> { new(root, view) };
        foreach (var key in path)
        {
            var next = new List<Layer>();
            foreach (var layer in layers)
            {
                if (Collect(layer, key, next))
                {
                    break;
                }
            }

            if (IsCycle || next.Count == 0)
            {
                return [];
            }

            layers = next.Count == 1 ? [next[0].Alone()] : next;
        }

        return layers;
    }

    private bool CollectField(Field field, Layer parent, List<Layer> into)
    {
        var view = parent.View;
        var limit = Visible(field, view);
        effort.Spend(1, field.KeyOrigin);
        if (lookBack && limit > 1 && View.Find(view, field) is null)
        {
            for (var i = 1; i < limit; i++)
            {
                effort.Spend(field.Layers[i] is ConcatenationNode several ? several.Parts.Count : 1, field.KeyOrigin);
                if (!resolved.ContainsKey(field.Layers[i]) && active.IsReferredToBy(field.Layers[i]))
                {
                    lookedBack = true;
                    Restrictions++;
                    known.Circumstances++;
                    limit = i;
                }
            }
        }

        for (var i = limit - 1; i >= 0; i--)
        {
            var layer = Layer.Of(field, i, view, parent.Passage);
            into.Add(layer);
            effort.Spend(1, field.KeyOrigin);
            if (layer.Node is ListNode or ValueNode or ObjectNode { HidesFallbacks: true }
                || (resolved.TryGetValue(layer.Node, out var finished) && finished is not HoconObject { HidesFallbacks: false }))
            {
                return true;
            }
        }

        return false;
    }

    private bool CollectParts(ConcatenationNode several, Layer whole, string key, List<Layer> into)
    {
        effort.Spend(several.Parts.Count, several.Origin);
        if (several.Parts.Exists(part => part is ValueNode or ListNode))
        {
            return true;
        }

        for (var i = several.Parts.Count - 1; i >= 0; i--)
        {
            var part = several.Parts[i];
            if (part is not WhitespaceNode && Collect(new Layer(part, whole.View, Passage: whole.Passage), key, into))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Looks for the key in what a substitution refers to.</summary>
    private bool Follow(SubstitutionNode substitution, Layer place, string key, List<Layer> into)
    {
        if (inProgress.Contains(substitution) || !followed.Add(substitution))
        {
            IsCycle = true;
            known.Circumstances++;
            return false;
        }

        known.Meet(substitution);
        effort.Enter(substitution.Origin);
        var target = Find(substitution.Path, place.View);
        if (target.Count == 0 && !IsCycle && substitution.PrefixLength > 0)
        {
            target = Find(substitution.WrittenPath, place.View);
        }

        DeadEnd ??= target.Count == 0 && !substitution.IsOptional ? substitution : null;
        var hides = false;
        var found = new List<Layer>();
        foreach (var layer in target)
        {
            var reached = Passage.Join(Passage.Join(place.Passage, substitution.Passage), layer.Passage);
            if (Collect(layer with { Passage = reached }, key, found))
            {
                hides = true;
                break;
            }
        }

        effort.Leave();
        followed.Remove(substitution);
        if (IsCycle && substitution.IsOptional)
        {
            // What may be missing is missing where it leads in a circle.
            IsCycle = false;
            return false;
        }

        into.AddRange(found);
        return hides;
    }
}
