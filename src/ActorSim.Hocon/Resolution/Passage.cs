namespace ActorSim.Hocon.Resolution;

/// <summary>
/// The substitutions that a value went through. Two passages join in one step, however long
/// they are, so that a value deep in a chain of substitutions costs no more than any other.
/// </summary>
internal sealed class Passage
{
    private readonly SubstitutionNode? use;
    private readonly Passage? outer;
    private readonly Passage? inner;

    /// <summary>A passage of one substitution.</summary>
    public Passage(SubstitutionNode use) => this.use = use;

    private Passage(Passage outer, Passage inner)
    {
        this.outer = outer;
        this.inner = inner;
    }

    /// <summary>One passage after the other; either may be none.</summary>
    public static Passage? Join(Passage? outer, Passage? inner) =>
        outer is null ? inner : inner is null ? outer : new Passage(outer, inner);

    /// <summary>The substitutions one by one, from where the value was written to where it is seen.</summary>
    public IEnumerable<SubstitutionUse> Uses()
    {
        var waiting = new Stack<Passage>([this]);
        while (waiting.TryPop(out var next))
        {
            if (next.use is { } substitution)
            {
                yield return new SubstitutionUse(Syntax.HoconPath.Show(substitution.WrittenPath.ToArray()), substitution.Origin);
                continue;
            }

            waiting.Push(next.outer!);
            waiting.Push(next.inner!);
        }
    }
}
