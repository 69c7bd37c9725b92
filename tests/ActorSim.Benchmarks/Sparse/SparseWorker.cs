using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>Computes, tells four peers, and computes again.</summary>
public sealed class SparseWorker : BenchmarkActor
{
    private readonly int index;
    private readonly OutPort<Token>[] links = new OutPort<Token>[SparseModel.Peers];
    private readonly SelfPort<Token> computed;

    public SparseWorker(int index)
    {
        this.index = index;
        Messages = Receive<Token>(OnMessage, optional: true);
        computed = ReceiveOwn<Token>(OnComputed);
        for (var peer = 0; peer < links.Length; peer++)
        {
            links[peer] = Emit<Token>();
        }
    }

    public InPort<Token> Messages { get; }

    public IReadOnlyList<OutPort<Token>> Links => links;

    protected override void Start() => Compute(Mixing.Next((ulong)index));

    private void OnMessage(in Token message) => CountArrival(message.Value);

    private void OnComputed(in Token step)
    {
        CountOwn(step.Value);
        for (var peer = 0; peer < links.Length; peer++)
        {
            links[peer].Send(new Token(SparseModel.Message(step.Value, peer)));
        }

        Compute(Mixing.Next(step.Value));
    }

    private void Compute(ulong value) => computed.Send(new Token(value), SimDuration.FromPicoseconds(SparseModel.ComputingTime(value)));
}
