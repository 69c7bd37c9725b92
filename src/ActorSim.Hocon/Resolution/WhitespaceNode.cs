namespace ActorSim.Hocon.Resolution;

/// <summary>Whitespace between two parts of a concatenation: text between texts, nothing between lists or objects.</summary>
internal sealed class WhitespaceNode(Origin origin, string text) : Node(origin)
{
    public string Text => text;
}
