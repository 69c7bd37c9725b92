namespace ActorSim.Interconnect.Tests;

/// <summary>Sends to a peer at the start and whatever comes back again, for ever.</summary>
internal sealed class PingPongNode(NodeSeat seat, int peer) : ClusterNode(seat)
{
    public long Deliveries { get; private set; }

    protected override void Start() => Transmit(peer, 100 + Rank, 0, Rank);

    protected override void Deliver(in Transfer transfer)
    {
        Deliveries++;
        Transmit(transfer.Source, transfer.Bytes, transfer.Tag, Rank);
    }
}
