namespace ActorSim.Hocon.Resolution;

/// <summary>
/// What was found at the paths that substitutions lead to, so that what is merged there is not merged anew for each of
/// them.
/// </summary>
/// <remarks>
/// A value is only remembered if nothing that was hidden, or that was being resolved already, was met on the way to it.
/// The next one who asks may be within other assignments, which hide themselves from whatever is resolved for them. He
/// gets the value if it cannot have met these: the first time that anybody met them was after the value was found.
/// </remarks>
internal sealed class PathValues
{
    private readonly Dictionary<string[], Known> values = new(new PathComparer());
    private readonly Dictionary<object, int> firstMet = new(ReferenceEqualityComparer.Instance);
    private readonly List<(Node Node, int Since)> inProgress = [];
    private int now;

    /// <summary>How often a search or a resolution met what is hidden from it or being resolved.</summary>
    public int Circumstances { get; set; }

    /// <summary>Notes that a field or a substitution was met, which may hide itself later.</summary>
    public void Meet(object which) => firstMet.TryAdd(which, now);

    /// <summary>Begins to resolve a substitution or what is appended.</summary>
    public void Enter(Node node)
    {
        Meet(node);
        inProgress.Add((node, now));
    }

    public void Leave() => inProgress.RemoveAt(inProgress.Count - 1);

    /// <summary>Remembers what was found under a view.</summary>
    public void Remember(string[] path, View? view, Outcome outcome) => values[path] = new Known(outcome, view, now++);

    /// <summary>Finds what is at a path, if it is known and the same under another view.</summary>
    public Outcome? Find(string[] path, View? view)
    {
        if (!values.TryGetValue(path, out var known))
        {
            return null;
        }

        for (var i = inProgress.Count - 1; i >= 0 && inProgress[i].Since > known.At; i--)
        {
            if (!IsNewTo(known, inProgress[i].Node))
            {
                return null;
            }
        }

        var before = known.View;
        for (; view is not null; view = view.Outer)
        {
            while (before is not null && before.Depth > view.Depth)
            {
                before = before.Outer;
            }

            if (ReferenceEquals(view, before))
            {
                break;
            }

            if (!IsNewTo(known, view.Field))
            {
                return null;
            }
        }

        return known.Outcome;
    }

    private bool IsNewTo(in Known known, object which) => !firstMet.TryGetValue(which, out var first) || first > known.At;

    /// <summary>What was found at a path.</summary>
    /// <param name="Outcome">What was found.</param>
    /// <param name="View">Under which view; what this hides was not met.</param>
    /// <param name="At">When.</param>
    private readonly record struct Known(Outcome Outcome, View? View, int At);
}
