namespace ActorSim.Hocon.Resolution;

/// <summary>What <c>key += item</c> puts into a field: the list that was there before, or none, and the items.</summary>
internal sealed class AppendNode(Origin origin, string[]? path, List<Node> items) : Node(origin)
{
    /// <summary>The field's own path from the root; null inside a list, where no path leads.</summary>
    public string[]? Path => path;

    /// <summary>What is appended; a second <c>+=</c> directly after the first adds to it.</summary>
    public List<Node> Items => items;

    public override bool IsOpen => true;
}
