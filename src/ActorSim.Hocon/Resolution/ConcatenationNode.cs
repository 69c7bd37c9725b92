namespace ActorSim.Hocon.Resolution;

/// <summary>
/// Values written side by side that can only be joined later: one of them is a substitution, or an object that may have
/// to become a list.
/// </summary>
internal sealed class ConcatenationNode : Node
{
    public ConcatenationNode(Origin origin, List<Node> parts)
        : base(origin)
    {
        Parts = parts;
        foreach (var part in parts)
        {
            if (part is SubstitutionNode substitution)
            {
                substitution.Whole = this;
            }
        }
    }

    /// <summary>The parts, with the whitespace between them as texts.</summary>
    public List<Node> Parts { get; }

    public override bool IsOpen => true;
}
