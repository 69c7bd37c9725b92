namespace ActorSim.Kernel.Tests;

internal readonly record struct Note(int Value);

/// <summary>A message that carries a block.</summary>
internal readonly record struct Load(int Value, Block Contents);

/// <summary>An actor whose ports and behaviour a test writes down where it needs them.</summary>
internal sealed class Scripted : Actor
{
    private readonly List<object> parts = [];

    public Action? OnStart { get; set; }

    /// <summary>What <see cref="Write"/> was given, behind the time in picoseconds.</summary>
    public List<string> Log { get; } = [];

    public ActorBlocks Store => Blocks;

    public RandomStream Dice => Random;

    public IReadOnlyList<object> Parts => parts;

    public void Write(string text) => Log.Add($"{Now.Picoseconds} {text}");

    public InPort<T> In<T>(MessageHandler<T> handler, bool optional = true)
        where T : unmanaged => Keep(Receive(handler, optional));

    /// <summary>An in-port that logs what it receives.</summary>
    public InPort<Note> Notes() => In((in Note note) => Write($"note {note.Value}"));

    public OutPort<T> Out<T>(bool optional = false)
        where T : unmanaged => Keep(Emit<T>(optional));

    public GroupPort<T> OutGroup<T>(bool optional = false)
        where T : unmanaged => Keep(EmitGroup<T>(optional));

    public SelfPort<T> Own<T>(MessageHandler<T> handler, int phase = 1, bool background = false)
        where T : unmanaged => Keep(ReceiveOwn(handler, phase, background));

    public ClockedWake Pace(Clock clock, Action handler, int phase = 1, bool background = false) => Keep(Wake(clock, handler, phase, background));

    public Counter Counting(string name) => Count(name, "things");

    public Gauge Levelling(string name) => Level(name, "things");

    public Histogram Distributing(string name) => Distribution(name, "things");

    public void Busy() => BecomeBusy();

    public void BusyFor(long picoseconds) => BusyFor(SimDuration.FromPicoseconds(picoseconds));

    public void Idle() => BecomeIdle();

    public void Stall(StallCause cause) => StallOn(cause);

    public void Stop() => StopRun();

    public void AwaitAt(IInPort port) => WaitFor(port);

    public void AwaitNoMore() => StopWaiting();

    protected internal override void Start() => OnStart?.Invoke();

    private T Keep<T>(T part)
        where T : notnull
    {
        parts.Add(part);
        return part;
    }
}

/// <summary>Short forms of times, for tests that speak in picoseconds.</summary>
internal static class Times
{
    public static SimTime At(long picoseconds) => SimTime.FromPicoseconds(picoseconds);

    public static SimDuration Ps(long picoseconds) => SimDuration.FromPicoseconds(picoseconds);

    public static Latency Link(long picoseconds) => Latency.Of(SimDuration.FromPicoseconds(picoseconds));

    public static RunOptions Until(long picoseconds) => new() { TimeLimit = At(picoseconds) };
}
