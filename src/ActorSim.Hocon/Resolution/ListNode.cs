namespace ActorSim.Hocon.Resolution;

/// <summary>A list whose items may need resolution.</summary>
internal sealed class ListNode(Origin origin, List<Node> items) : Node(origin)
{
    public List<Node> Items => items;
}
