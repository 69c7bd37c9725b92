using ActorSim.Interconnect;

namespace ActorSim.Training;

/// <summary>A machine that belongs to no job; it passes on what others send through it.</summary>
public sealed class IdleNode : ClusterNode
{
    /// <summary>Makes the node.</summary>
    public IdleNode(NodeSeat seat)
        : base(seat)
    {
    }

    /// <inheritdoc/>
    protected override void Deliver(in Transfer transfer) =>
        throw new InvalidOperationException($"{Path} belongs to no job, and got a transfer from rank {transfer.Source}.");
}
