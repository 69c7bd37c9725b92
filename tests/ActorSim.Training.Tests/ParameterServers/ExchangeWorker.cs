using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

/// <summary>A worker that computes for given times, pushes all gradients when it has, and begins anew when it has all parameters.</summary>
internal sealed class ExchangeWorker : ExchangingNode
{
    private readonly long[] computing;
    private readonly long[] beganAt;
    private readonly long[] doneAt;
    private readonly int exchangeCount;
    private readonly long versions;
    private readonly SelfPort<byte> computed;
    private int missing;

    public ExchangeWorker(
        NodeSeat seat,
        IReadOnlyList<CollectiveOperation> collectives,
        IReadOnlyList<ServerExchange> exchanges,
        IEnumerable<SimDuration> computing,
        long versions)
        : base(seat, collectives, exchanges, CollectiveCosts.None)
    {
        this.computing = [.. computing.Select(time => time.Picoseconds)];
        this.versions = versions;
        beganAt = new long[this.computing.Length];
        doneAt = new long[this.computing.Length];
        exchangeCount = exchanges.Count;
        computed = ReceiveOwn<byte>(OnComputed, phase: 4);
    }

    public int Iterations { get; private set; }

    public int Origin { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>When it began each iteration, in picoseconds.</summary>
    public IReadOnlyList<long> BeganAt => beganAt;

    /// <summary>When it had all new parameters of each iteration, in picoseconds.</summary>
    public IReadOnlyList<long> DoneAt => doneAt;

    /// <summary>With how many updates the parameters of an exchange came last.</summary>
    public long LastVersionOf(int exchange) => VersionOf(exchange);

    protected override void Start() => BeginIteration();

    protected override void OnCollectiveDone(int operation, int origin) => throw new NotSupportedException();

    protected override void OnExchangeDone(int exchange, int origin)
    {
        if (--missing > 0)
        {
            return;
        }

        Origin = origin;
        doneAt[Iterations++] = Now.Picoseconds;
        BeginIteration();
    }

    private void BeginIteration()
    {
        if (Iterations == computing.Length || LeastVersion() >= versions)
        {
            IsDone = true;
            return;
        }

        beganAt[Iterations] = Now.Picoseconds;
        computed.Send(0, SimDuration.FromPicoseconds(computing[Iterations]));
    }

    private long LeastVersion()
    {
        var least = long.MaxValue;
        for (var i = 0; i < exchangeCount; i++)
        {
            least = Math.Min(least, VersionOf(i));
        }

        return least;
    }

    private void OnComputed(in byte nothing)
    {
        missing = exchangeCount;
        for (var i = 0; i < exchangeCount; i++)
        {
            BeginExchange(i);
        }
    }
}
