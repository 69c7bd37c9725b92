using ActorSim.Interconnect;
using ActorSim.Kernel;
using ActorSim.Training;

namespace ActorSim.Conformance.Astrasim;

/// <summary>A worker that pushes one gradient at time 0 and waits for the new parameters.</summary>
internal sealed class PushingRank(NodeSeat seat, IReadOnlyList<ServerExchange> exchanges)
    : ExchangingNode(seat, [], exchanges, CollectiveCosts.None)
{
    public SimTime DoneAt { get; private set; }

    protected override void Start() => BeginExchange(0);

    protected override void OnExchangeDone(int exchange, int origin) => DoneAt = Now;

    protected override void OnCollectiveDone(int operation, int origin) => throw new NotSupportedException();
}
