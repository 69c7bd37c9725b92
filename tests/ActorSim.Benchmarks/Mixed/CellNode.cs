namespace ActorSim.Benchmarks;

/// <summary>The cell of the hand-written loops; a wake is an event to itself that carries the end of the turn.</summary>
/// <typeparam name="TQueue">Where events go.</typeparam>
public sealed class CellNode<TQueue>(int index, int next, TQueue queue) : SendingNode<TQueue>(index, queue)
    where TQueue : struct, IEventQueue
{
    public const int BeginPort = 1;

    private const int FlitPort = 0;
    private const int WakePort = 2;

    private readonly int next = next;

    public override void Handle(in Event arrived)
    {
        switch (arrived.Port)
        {
            case FlitPort:
                CountArrival(arrived);
                break;
            case BeginPort:
                // Cells are told on an edge, so that the first call of the wake comes on the same edge.
                CountArrival(arrived);
                SendOwn(arrived.Time, WakePort, arrived.Value);
                break;
            default:
                var nextEdge = arrived.Time + MixedModel.CyclePicoseconds;
                Send(nextEdge, next, FlitPort, MixedModel.Flit(Index, arrived.Time));
                if (arrived.Time < (long)arrived.Value)
                {
                    SendOwn(nextEdge, WakePort, arrived.Value);
                }

                break;
        }
    }
}
