using ActorSim.Interconnect;

namespace ActorSim.Training.Tests;

/// <summary>A worker that pushes its gradient twice at time 0, or does nothing.</summary>
internal sealed class ImpatientWorker(NodeSeat seat, IReadOnlyList<ServerExchange> exchanges, bool pushes)
    : ExchangingNode(seat, [], exchanges, CollectiveCosts.None)
{
    private readonly int times = pushes ? 2 : 0;

    protected override void Start()
    {
        for (var i = 0; i < times; i++)
        {
            BeginExchange(0);
        }
    }

    protected override void OnExchangeDone(int exchange, int origin) => throw new NotSupportedException();

    protected override void OnCollectiveDone(int operation, int origin) => throw new NotSupportedException();
}
