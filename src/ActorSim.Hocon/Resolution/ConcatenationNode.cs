namespace ActorSim.Hocon.Resolution;

/// <summary>Values written one after the other, at least one of which is a substitution.</summary>
internal sealed class ConcatenationNode(Origin origin, List<Node> parts) : Node(origin)
{
    /// <summary>The parts, with the whitespace between them as texts.</summary>
    public List<Node> Parts => parts;

    public override bool IsOpen => true;
}
