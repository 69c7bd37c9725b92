using System.Runtime.CompilerServices;
using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>
/// The classical parallel hold model (Fujimoto, 1990): each job that arrives is sent on to a uniformly
/// chosen actor after the lookahead plus an exponentially distributed time.
/// </summary>
/// <typeparam name="TStation">What it does with a job: each makes a class of actor of its own, with its own handlers and fields.</typeparam>
public sealed class PholdActor<TStation> : BenchmarkActor, IPholdActor
    where TStation : struct, IStation
{
    private readonly PholdDraws draws;
    private readonly SelfPort<Job>? own;
    private readonly long lookahead;
    private readonly int index;
    private readonly int population;

#pragma warning disable IDE0044 // A struct that changes: read-only, each call would change a copy.
    private TStation station;
#pragma warning restore IDE0044

    public PholdActor(int index, PholdModel model, PholdDraws draws, TStation station)
    {
        this.index = index;
        this.draws = draws;
        this.station = station;
        lookahead = model.LookaheadPicoseconds;
        population = model.Population;
        Jobs = Receive<Job>(OnJob);
        Others = EmitGroup<Job>();
        if (model.RemotePercent < 100)
        {
            own = ReceiveOwn<Job>(OnOwnJob);
        }
    }

    public InPort<Job> Jobs { get; }

    public GroupPort<Job> Others { get; }

    public override Tally Tally => base.Tally + new Tally(0, station.Notes);

    protected override void Start()
    {
        for (var job = 0; job < population; job++)
        {
            SendOn(PholdDraws.First(index, job));
        }
    }

    private void OnJob(in Job job)
    {
        CountArrival(job.Value);
        SendOn(station.Serve(job.Value));
    }

    private void OnOwnJob(in Job job)
    {
        CountOwn(job.Value);
        SendOn(station.Serve(job.Value));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SendOn(ulong value)
    {
        var increment = draws.Increment(value);
        if (draws.Stays(value))
        {
            own!.Send(new Job(value), SimDuration.FromPicoseconds(lookahead + increment));
        }
        else
        {
            Others.SendTo(draws.Destination(value, index), new Job(value), SimDuration.FromPicoseconds(increment));
        }
    }
}
