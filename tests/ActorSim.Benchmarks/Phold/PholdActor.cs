using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>
/// The classical parallel hold model (Fujimoto, 1990): each job that arrives is sent on to a uniformly
/// chosen actor after the lookahead plus an exponentially distributed time.
/// </summary>
public sealed class PholdActor : Actor
{
    private readonly int population;
    private readonly long meanPicoseconds;
    private PholdRandom random;

    public PholdActor(int index, PholdModel model)
    {
        population = model.Population;
        meanPicoseconds = model.MeanPicoseconds;
        random = new PholdRandom((ulong)index);
        Jobs = Receive<Job>(OnJob);
        Others = EmitGroup<Job>();
    }

    public InPort<Job> Jobs { get; }

    public GroupPort<Job> Others { get; }

    /// <summary>Sum of the values of the jobs that came by.</summary>
    public ulong Checksum { get; private set; }

    /// <summary>Jobs that came by.</summary>
    public long Events { get; private set; }

    protected override void Start()
    {
        for (var i = 0; i < population; i++)
        {
            SendOn(new Job(random.Next()));
        }
    }

    private void OnJob(in Job job)
    {
        Events++;
        Checksum += job.Value;
        SendOn(job);
    }

    private void SendOn(in Job job)
    {
        var increment = SimDuration.FromPicoseconds(random.NextExponential(meanPicoseconds));
        Others.SendTo(random.NextBelow(Others.Count), new Job(PholdRandom.Mix(job.Value)), increment);
    }
}
