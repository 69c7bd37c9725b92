using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training;

/// <summary>A rank that carries out collectives, one after the other, and nothing else.</summary>
public sealed class CollectiveRank : CollectiveNode
{
    private readonly bool[] takesPart;
    private int next;

    /// <summary>Makes the rank.</summary>
    /// <param name="seat">Where it sits.</param>
    /// <param name="operations">What is done in turn; the rank skips those whose group it is not in.</param>
    /// <param name="costs">What it costs besides transfers.</param>
    public CollectiveRank(NodeSeat seat, IReadOnlyList<CollectiveOperation> operations, CollectiveCosts costs)
        : base(seat, operations, costs) => takesPart = [.. operations.Select(operation => operation.Group.PlaceOf(seat.Rank) >= 0)];

    /// <summary>When its last collective was done.</summary>
    public SimTime DoneAt { get; private set; }

    /// <summary>Whether all its collectives are done.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The rank at which the chain of transfers began for which it waited last.</summary>
    public int Origin { get; private set; }

    /// <inheritdoc/>
    protected override void Start() => BeginNext();

    /// <inheritdoc/>
    protected override void OnCollectiveDone(int operation, int origin)
    {
        DoneAt = Now;
        Origin = origin;
        BeginNext();
    }

    private void BeginNext()
    {
        while (next < takesPart.Length && !takesPart[next])
        {
            next++;
        }

        if (next == takesPart.Length)
        {
            IsDone = true;
            return;
        }

        BeginCollective(next++);
    }
}
