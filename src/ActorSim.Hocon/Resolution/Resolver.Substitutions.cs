using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon.Resolution;

/// <content>What a substitution refers to.</content>
internal sealed partial class Resolver
{
    private const int MostTold = 10;

    // What is being resolved at this moment, in order, and the last circle among it.
    private readonly List<SubstitutionNode> following = [];
    private readonly List<SubstitutionNode> circle = [];
    private readonly HashSet<SubstitutionNode> deadEndsTold = new(ReferenceEqualityComparer.Instance);

    private Outcome EvaluateSubstitution(SubstitutionNode substitution, View? view)
    {
        if (resolved.TryGetValue(substitution, out var known))
        {
            return known;
        }

        if (undefined.Contains(substitution))
        {
            return Outcome.Missing;
        }

        if (!inProgress.Add(substitution))
        {
            NoteCircle(substitution);
            return Circle();
        }

        following.Add(substitution);

        effort.Spend(5, substitution.Origin);
        effort.Enter(substitution.Origin);
        atPath.Enter(substitution);
        var cyclesBefore = cycles;
        var restrictions = search.Restrictions;
        var outcome = EvaluateTarget(substitution, substitution.Path, view);
        if (outcome == Outcome.Missing && substitution.PrefixLength > 0)
        {
            outcome = EvaluateTarget(substitution, substitution.WrittenPath.ToArray(), view);
        }

        var deadEnd = search.DeadEnd;
        if (outcome == Outcome.Missing && EnvironmentValues.Find(substitution, options.Environment) is { } fromEnvironment)
        {
            outcome = fromEnvironment;
        }

        var isCycle = outcome.Value is null && !substitution.IsOptional && (outcome.IsCycle || IsOnlyHidden(substitution.Path, view));
        effort.Leave();
        atPath.Leave();
        search.Restrictions = restrictions;
        inProgress.Remove(substitution);
        following.RemoveAt(following.Count - 1);
        if (outcome.Value is { } value)
        {
            return Remember(substitution, value.Via(substitution.Passage), restrictions);
        }

        if (!substitution.IsOptional)
        {
            if (deadEnd is not null && deadEndsTold.Add(deadEnd))
            {
                // Says what is missing, where it is missing.
                Evaluate(new Layer(deadEnd, view));
            }

            throw Undefined(substitution, isCycle);
        }

        if (view is null && cycles == cyclesBefore)
        {
            undefined.Add(substitution);
        }

        return Outcome.Missing;
    }

    /// <summary>
    /// The value at a path. It is remembered, unless it depends on what is being resolved at the moment: what is merged
    /// there would be merged anew for each substitution. That there is none is only remembered for those who do not mind,
    /// for the others must be told why.
    /// </summary>
    private Outcome EvaluateTarget(SubstitutionNode substitution, string[] path, View? view)
    {
        if (atPath.Find(path, view) is { } known && (known.Value is not null || substitution.IsOptional))
        {
            return known;
        }

        var circumstances = atPath.Circumstances;
        var outcome = SearchTarget(substitution, path, view);
        if (atPath.Circumstances == circumstances)
        {
            atPath.Remember(path, view, outcome);
        }

        return outcome;
    }

    private Outcome SearchTarget(SubstitutionNode substitution, string[] path, View? view)
    {
        var outcome = EvaluatePath(path, view, lookBack: true, out var lookedBack);
        if (outcome.Value is null && lookedBack)
        {
            outcome = EvaluatePath(path, view, lookBack: false, out _);
        }

        if (outcome.Value is null && view is not null && View.OnlyAround(view, substitution) is var wider && !ReferenceEquals(wider, view))
        {
            outcome = EvaluatePath(path, wider, lookBack: true, out _);
        }

        return outcome;
    }

    private Outcome EvaluatePath(string[] path, View? view, bool lookBack, out bool lookedBack)
    {
        var layers = search.Find(path, view, lookBack, out lookedBack);
        if (search.IsCycle)
        {
            circle.Clear();
            return Circle();
        }

        if (layers.Count == 0)
        {
            return Outcome.Missing;
        }

        active.Jump(path);
        var outcome = EvaluateLayers(layers);
        active.Return();
        return outcome;
    }

    private Outcome Circle()
    {
        cycles++;
        atPath.Circumstances++;
        return Outcome.Cycle;
    }

    /// <summary>Whether the path leads to assignments that a substitution may not see, because it stands in one of them.</summary>
    private bool IsOnlyHidden(string[] path, View? view) =>
        search.Find(path, view, lookBack: false, out _).Count == 0 && search.Find(path, view: null, lookBack: false, out _).Count > 0;

    /// <summary>Remembers by way of which substitutions one leads back to itself.</summary>
    private void NoteCircle(SubstitutionNode substitution)
    {
        circle.Clear();
        circle.AddRange(following.Skip(following.LastIndexOf(substitution)).Take(MostTold));
    }

    private HoconException Undefined(SubstitutionNode substitution, bool isCycle)
    {
        var path = HoconPath.Show(substitution.WrittenPath.ToArray());
        if (!isCycle)
        {
            var nearest = NearestPath.Find(search.Root, substitution.WrittenPath) ?? NearestPath.Find(search.Root, substitution.Path);
            var advice = nearest is null ? $"define `{path}`" : $"did you mean `${{{nearest}}}`? Else define `{path}`";
            return new HoconException(
                substitution.Origin, $"`${{{path}}}` refers to a key that is not defined; {advice}, or write `${{?{path}}}` if it may be missing.");
        }

        var way = circle.Where(other => other != substitution)
            .Select(other => $"`${{{HoconPath.Show(other.WrittenPath.ToArray())}}}` at {other.Origin}")
            .ToList();
        return new HoconException(
            substitution.Origin,
            way.Count == 0
                ? $"`${{{path}}}` leads back to itself, so it has no value; give `{path}` a value of its own before this."
                : $"`${{{path}}}` leads back to itself, by way of {string.Join(", ", way)}; give one of them a value of its own.");
    }
}
