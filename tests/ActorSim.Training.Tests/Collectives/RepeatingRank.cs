using ActorSim.Interconnect;

namespace ActorSim.Training.Tests;

/// <summary>Carries out one collective again and again, without waiting for others in between.</summary>
internal sealed class RepeatingRank(NodeSeat seat, CollectiveOperation operation, CollectiveCosts costs, int times) : CollectiveNode(seat, [operation], costs)
{
    private int left = times;

    public bool IsDone => left == 0;

    protected override void Start() => BeginCollective(0);

    protected override void OnCollectiveDone(int operation, int origin)
    {
        if (--left > 0)
        {
            BeginCollective(operation);
        }
    }
}
