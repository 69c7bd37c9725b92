using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests.Operands;

/// <summary>When a PE takes a beat out of its buffer.</summary>
/// <param name="First">The first cycle in which it does.</param>
/// <param name="Every">At least so many cycles from one beat to the next.</param>
/// <param name="Chance">Percent: in each such cycle it takes one with this chance.</param>
internal readonly record struct Appetite(int First = 0, int Every = 1, int Chance = 100);

/// <summary>Takes beats out of a small buffer, and remembers which came when.</summary>
internal sealed class ConsumingPe : Actor
{
    private readonly BeatQueue buffer;
    private readonly ClockedWake wake;
    private readonly Appetite appetite;
    private readonly List<(long Cycle, OperandBeat Beat)> seen = [];
    private long next;

    public ConsumingPe(Clock clock, int slots = 2, Appetite? appetite = null)
    {
        buffer = new BeatQueue(slots);
        this.appetite = appetite ?? new Appetite(First: 0);
        next = this.appetite.First;
        wake = Wake(clock, Consume);
        Beats = Receive<OperandBeat>(OnBeat);
        Freed = Emit<FreedSlots>();
    }

    public InPort<OperandBeat> Beats { get; }

    public OutPort<FreedSlots> Freed { get; }

    public OperandInlet Inlet => new(Beats, Freed, buffer.Slots);

    /// <summary>What arrived, and in which cycle.</summary>
    public IReadOnlyList<(long Cycle, OperandBeat Beat)> Seen => seen;

    public long[] Cycles => [.. seen.Select(one => one.Cycle)];

    private long Cycle => wake.Clock.EdgeAtOrAfter(Now);

    private void OnBeat(in OperandBeat beat)
    {
        seen.Add((Cycle, beat));
        buffer.Enqueue(beat);
        wake.Arm();
    }

    private void Consume()
    {
        if (buffer.Count == 0)
        {
            return;
        }

        if (Cycle >= next && Random.NextBelow(100) < appetite.Chance)
        {
            buffer.Dequeue();
            Freed.Send(new FreedSlots(1));
            next = Cycle + appetite.Every;
        }

        if (buffer.Count > 0)
        {
            wake.Arm();
        }
    }
}
