using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests.Operands;

/// <summary>Sends beats in order, in each cycle with some chance, and never without a credit.</summary>
internal sealed class IrregularSource : Actor
{
    private readonly OperandBeat[] beats;
    private readonly ClockedWake wake;
    private readonly int chance;
    private readonly int slots;
    private int next;
    private int free;

    public IrregularSource(Clock clock, IReadOnlyList<OperandBeat> beats, int slots, int chance)
    {
        this.beats = [.. beats];
        (this.slots, free, this.chance) = (slots, slots, chance);
        wake = Wake(clock, Send);
        Beats = Emit<OperandBeat>();
        Freed = Receive((in FreedSlots freed) =>
        {
            free += freed.Count;
            Assert.True(free <= this.slots, "more slots were given back than there are");
        });
    }

    public OutPort<OperandBeat> Beats { get; }

    public InPort<FreedSlots> Freed { get; }

    public OperandOutlet Outlet => new(Beats, Freed, slots);

    protected override void Start() => wake.Arm();

    private void Send()
    {
        if (next == beats.Length)
        {
            return;
        }

        if (free > 0 && Random.NextBelow(100) < chance)
        {
            free--;
            Beats.Send(beats[next++]);
        }

        wake.Arm();
    }
}
