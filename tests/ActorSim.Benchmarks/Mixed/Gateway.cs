using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>The gate of a chip: wakes the chip's cells when the baton comes, and hands it on so that it arrives when they are done.</summary>
public sealed class Gateway : BenchmarkActor
{
    private static readonly SimDuration Hold =
        SimDuration.FromPicoseconds(MixedModel.ActivePicoseconds - MixedModel.GatewayLatencyPicoseconds);

    private readonly bool begins;

    public Gateway(bool begins)
    {
        this.begins = begins;
        Batons = Receive<Token>(OnBaton);
        Next = Emit<Token>();
        Cells = EmitGroup<Begin>();
    }

    public InPort<Token> Batons { get; }

    public OutPort<Token> Next { get; }

    public GroupPort<Begin> Cells { get; }

    protected override void Start()
    {
        if (begins)
        {
            BeginTurn(1);
        }
    }

    private void OnBaton(in Token baton)
    {
        CountArrival(baton.Value);
        BeginTurn(baton.Value);
    }

    private void BeginTurn(ulong value)
    {
        Cells.SendToAll(new Begin(MixedModel.ActiveUntil(Now.Picoseconds)));
        Next.Send(new Token(Mixing.Next(value)), Hold);
    }
}
