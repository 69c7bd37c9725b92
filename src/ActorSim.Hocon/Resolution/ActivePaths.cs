namespace ActorSim.Hocon.Resolution;

/// <summary>
/// The paths whose values are being resolved at this moment: the field that was asked for first, then for each
/// substitution on the way the field that it led to.
/// </summary>
internal sealed class ActivePaths
{
    private readonly Stack<List<string>> paths = new([[]]);

    /// <summary>Follows a substitution to a path.</summary>
    public void Jump(ReadOnlySpan<string> path) => paths.Push([.. path]);

    public void Return() => paths.Pop();

    /// <summary>Goes into a key of the value that is being resolved.</summary>
    public void Enter(string key) => paths.Peek().Add(key);

    public void Exit()
    {
        var path = paths.Peek();
        path.RemoveAt(path.Count - 1);
    }

    /// <summary>Whether the value contains, at its top, a substitution for something that is being resolved.</summary>
    public bool IsReferredToBy(Node node) => node switch
    {
        SubstitutionNode substitution => LeadInto(substitution.Path),
        ConcatenationNode several => several.Parts.Exists(part => part is SubstitutionNode one && LeadInto(one.Path)),
        _ => false,
    };

    /// <summary>
    /// Whether the value is an assignment such as <c>a = ${a} { x = 1 }</c> of the field that is being resolved, and so
    /// holds all earlier ones already. An optional one does not count: in a circle it may have come to nothing.
    /// </summary>
    public bool TakesInWhatLiesBelow(Node node) =>
        node is ConcatenationNode several && several.Parts.Exists(part => part is SubstitutionNode { IsOptional: false } one && one.Path.AsSpan().SequenceEqual(
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(paths.Peek())));

    private bool LeadInto(string[] path)
    {
        foreach (var active in paths)
        {
            if (active.Count >= path.Length && path.AsSpan().SequenceEqual(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(active)[..path.Length]))
            {
                return true;
            }
        }

        return false;
    }
}
