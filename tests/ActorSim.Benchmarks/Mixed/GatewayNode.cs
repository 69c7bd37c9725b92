namespace ActorSim.Benchmarks;

/// <summary>The gateway of the hand-written loops; the cells of its chip are the nodes after it.</summary>
/// <typeparam name="TQueue">Where events go.</typeparam>
public sealed class GatewayNode<TQueue>(int index, int next, int cells, TQueue queue) : SendingNode<TQueue>(index, queue)
    where TQueue : struct, IEventQueue
{
    public override void Begin()
    {
        if (Index == 0)
        {
            BeginTurn(0, 1);
        }
    }

    public override void Handle(in Event arrived)
    {
        CountArrival(arrived);
        BeginTurn(arrived.Time, arrived.Value);
    }

    private void BeginTurn(long now, ulong value)
    {
        var until = (ulong)MixedModel.ActiveUntil(now);
        for (var cell = 1; cell <= cells; cell++)
        {
            Send(now + MixedModel.CyclePicoseconds, Index + cell, CellNode<TQueue>.BeginPort, until);
        }

        Send(now + MixedModel.ActivePicoseconds, next, 0, Mixing.Next(value));
    }
}
