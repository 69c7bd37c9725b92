using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>A job that wanders from actor to actor; what it carries is updated at every stop.</summary>
public readonly record struct Job(ulong Value);

/// <summary>
/// The classical parallel hold model (Fujimoto, 1990): each job that arrives is sent on to a uniformly
/// chosen actor after the lookahead plus an exponentially distributed time.
/// </summary>
public sealed class PholdActor : Actor
{
    private readonly int population;
    private readonly SimDuration mean;
    private PholdRandom random;

    public PholdActor(int index, int population, SimDuration mean)
    {
        this.population = population;
        this.mean = mean;
        random = new PholdRandom((ulong)index);
        Jobs = Receive<Job>(OnJob);
        Others = EmitGroup<Job>();
    }

    public InPort<Job> Jobs { get; }

    public GroupPort<Job> Others { get; }

    /// <summary>Sum of what passed through: the same in every engine that runs the model.</summary>
    public ulong Checksum { get; private set; }

    protected override void Start()
    {
        for (var i = 0; i < population; i++)
        {
            SendOn(random.Next());
        }
    }

    private void OnJob(in Job job)
    {
        Checksum += job.Value;
        SendOn(job.Value);
    }

    private void SendOn(ulong value)
    {
        var increment = SimDuration.FromPicoseconds(random.NextExponential(mean.Picoseconds));
        var target = random.NextBelow(Others.Count);
        Others.SendTo(target, new Job(PholdRandom.Mix(value)), increment);
    }
}
