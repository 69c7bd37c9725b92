using System.Runtime.CompilerServices;

namespace ActorSim.Benchmarks;

/// <summary>The PHOLD actor of the hand-written loops.</summary>
/// <typeparam name="TStation">What it does with a job: each makes a class of its own.</typeparam>
/// <typeparam name="TQueue">Where events go.</typeparam>
public sealed class PholdNode<TStation, TQueue>(int index, PholdModel model, PholdDraws draws, TStation station, TQueue queue)
    : SendingNode<TQueue>(index, queue)
    where TStation : struct, IStation
    where TQueue : struct, IEventQueue
{
    private const int Job = 0;
    private const int OwnJob = 1;

    private readonly PholdDraws draws = draws;
    private readonly long lookahead = model.LookaheadPicoseconds;
    private readonly int population = model.Population;

#pragma warning disable IDE0044 // A struct that changes: read-only, each call would change a copy.
    private TStation station = station;
#pragma warning restore IDE0044

    public override Tally Tally => base.Tally + new Tally(0, station.Notes);

    public override void Begin()
    {
        for (var job = 0; job < population; job++)
        {
            SendOn(0, PholdDraws.First(Index, job));
        }
    }

    public override void Handle(in Event arrived)
    {
        if (arrived.Port == Job)
        {
            CountArrival(arrived);
        }
        else
        {
            CountOwn(arrived);
        }

        SendOn(arrived.Time, station.Serve(arrived.Value));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SendOn(long now, ulong value)
    {
        var arrival = now + lookahead + draws.Increment(value);
        if (draws.Stays(value))
        {
            SendOwn(arrival, OwnJob, value);
        }
        else
        {
            Send(arrival, draws.Destination(value, Index), Job, value);
        }
    }
}
