namespace ActorSim.Hocon.Resolution;

/// <summary>A value that needs no resolution.</summary>
internal sealed class ValueNode(HoconValue value) : Node(value.Origin)
{
    public HoconValue Value => value;
}
