namespace ActorSim.Hocon.Resolution;

/// <content>Lists, values side by side, and <c>+=</c>.</content>
internal sealed partial class Resolver
{
    private Outcome EvaluateList(ListNode list, View? view)
    {
        if (resolved.TryGetValue(list, out var known))
        {
            return known;
        }

        StackGuard.Refuse(list.Origin);
        var restrictions = search.Restrictions;
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

        return Remember(list, new HoconList(list.Origin, items), restrictions);
    }

    private Outcome EvaluateConcatenation(ConcatenationNode several, View? view)
    {
        if (resolved.TryGetValue(several, out var known))
        {
            return known;
        }

        var restrictions = search.Restrictions;
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

        return parts.Count == 0 ? Outcome.Missing : Remember(several, Concatenation.Join(several.Origin, parts, effort), restrictions);
    }

    /// <summary>
    /// Resolves <c>+=</c> together with those directly before it: one after the other would look back too deep and copy
    /// too much.
    /// </summary>
    private Outcome EvaluateAppend(AppendNode append, Layer layer)
    {
        if (resolved.TryGetValue(append, out var known))
        {
            return known;
        }

        if (!inProgress.Add(append))
        {
            return Circle();
        }

        effort.Enter(append.Origin);
        atPath.Enter(append);
        var restrictions = search.Restrictions;
        var row = RowOfAppends(layer);
        var earlier = append.Path is { } path
            ? EvaluatePath(path, row[0].View, lookBack: true, out _)
            : EvaluateBelow(row[0]);
        search.Restrictions = restrictions;
        var items = new List<HoconValue>();
        var isCycle = false;
        foreach (var part in row)
        {
            var added = EvaluateList(new ListNode(append.Origin, ((AppendNode)part.Node).Items), part.View);
            isCycle |= added.IsCycle;
            items.AddRange((IEnumerable<HoconValue>?)(HoconList?)added.Value ?? []);
        }

        effort.Leave();
        atPath.Leave();
        inProgress.Remove(append);
        if (isCycle)
        {
            return Outcome.Cycle;
        }

        var parts = new List<(HoconValue? Value, string Blank)>();
        if (earlier.Value is { } value)
        {
            if (value is not HoconList && (value is not HoconObject entries || Concatenation.AsList(entries) is null))
            {
                throw Concatenation.NoListToAddTo(append.Origin, append.Path, value);
            }

            parts.Add((value, ""));
        }

        parts.Add((new HoconList(append.Origin, items), ""));
        return Remember(append, Concatenation.Join(append.Origin, parts, effort), restrictions);
    }

    private List<Layer> RowOfAppends(Layer last)
    {
        var row = new List<Layer> { last };
        for (var i = last.Index - 1; i >= 0 && last.Field?.Layers[i] is AppendNode earlier && !resolved.ContainsKey(earlier); i--)
        {
            row.Add(Layer.Of(last.Field, i, last.View));
        }

        row.Reverse();
        return row;
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
}
