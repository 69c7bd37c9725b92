using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>A clocked part of a chip: once begun, it sends to its neighbour in each cycle until its turn is over.</summary>
public sealed class Cell : BenchmarkActor
{
    private readonly int index;
    private readonly ClockedWake wake;
    private long activeUntil;

    public Cell(int index, Clock clock)
    {
        this.index = index;
        Begin = Receive<Begin>(OnBegin);
        Flits = Receive<Token>(OnFlit);
        Next = Emit<Token>();
        wake = Wake(clock, OnEdge);
    }

    public InPort<Begin> Begin { get; }

    public InPort<Token> Flits { get; }

    public OutPort<Token> Next { get; }

    private void OnBegin(in Begin begin)
    {
        CountArrival((ulong)begin.Until);
        activeUntil = begin.Until;
        wake.Arm();
    }

    private void OnFlit(in Token flit) => CountArrival(flit.Value);

    private void OnEdge()
    {
        var now = Now.Picoseconds;
        Next.Send(new Token(MixedModel.Flit(index, now)));
        if (now < activeUntil)
        {
            wake.Arm();
        }
    }
}
