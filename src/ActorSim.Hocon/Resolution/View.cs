namespace ActorSim.Hocon.Resolution;

/// <summary>
/// What a substitution may see: while an assignment of a field is being resolved, only the assignments before it
/// are visible, so that <c>path = ${path} [x]</c> refers to the earlier path. A chain of such restrictions; the
/// innermost for a field counts.
/// </summary>
/// <param name="Outer">The restrictions around this one.</param>
/// <param name="Field">The field.</param>
/// <param name="Visible">How many of its assignments, from the earliest, are visible.</param>
internal sealed record View(View? Outer, Field Field, int Visible)
{
    /// <summary>How many restrictions there are, this one counted.</summary>
    public int Depth { get; } = 1 + (Outer?.Depth ?? 0);

    /// <summary>How many assignments of a field can be seen.</summary>
    public static int Limit(View? view, Field field) => Find(view, field)?.Visible ?? field.Layers.Count;

    /// <summary>The innermost restriction on a field.</summary>
    public static View? Find(View? view, Field field)
    {
        while (view is not null && !ReferenceEquals(view.Field, field))
        {
            view = view.Outer;
        }

        return view;
    }

    /// <summary>
    /// Only the restrictions that come from an assignment in which the substitution itself stands. The others come
    /// from fields that led here, and may be lifted if that is the only way to find anything.
    /// </summary>
    public static View? OnlyAround(View? view, SubstitutionNode substitution)
    {
        var around = new List<View>();
        for (var each = view; each is not null; each = each.Outer)
        {
            var layer = each.Field.Layers[each.Visible];
            if (ReferenceEquals(layer, substitution) || ReferenceEquals(layer, substitution.Whole))
            {
                around.Add(each);
            }
        }

        View? result = null;
        for (var i = around.Count - 1; i >= 0; i--)
        {
            result = ReferenceEquals(around[i].Outer, result) ? around[i] : new View(result, around[i].Field, around[i].Visible);
        }

        return result;
    }
}
