using ActorSim.Memory;

namespace ActorSim.Accelerator;

/// <summary>How long an operand buffer with few banks reads at each wave: all lanes' words at once, as far as ports of their banks are free.</summary>
internal sealed class WaveReads
{
    private readonly SystolicSchedule schedule;
    private readonly Operand operand;
    private readonly Edge edge;
    private readonly SramBanks? banks;

    // A time of its own: in which cycle the next wave would be read if one followed the other.
    private long cycle;

    /// <summary>For an operand's buffer.</summary>
    public WaveReads(SystolicSchedule schedule, Operand operand, SystolicMemory memory)
    {
        this.schedule = schedule;
        this.operand = operand;
        edge = schedule.EdgeOf(operand);
        banks = memory.Banks is { } count ? new SramBanks(count, memory.PortsPerBank, BankMapping.Interleaved, count) : null;
    }

    /// <summary>Whether a wave may take longer than a cycle.</summary>
    public bool MayConflict => banks is not null;

    /// <summary>The cycles that a wave takes, ≥ 1.</summary>
    public int CyclesOf(in Fold fold, int wave)
    {
        var slot = wave - schedule.WaveOf(edge, 0);
        if (banks is null || slot < 0 || slot >= schedule.SlotsOf(edge, fold))
        {
            return 1;
        }

        var layer = schedule.Layers[fold.Layer];
        var last = cycle;
        for (var lane = 0; lane < schedule.UsedLanes(edge, fold); lane++)
        {
            if (slot >= schedule.EmptySlots(edge, lane, fold)
                && schedule.AddressOf(operand, layer, fold, lane, slot) is var address && address != IfmapLayout.Outside)
            {
                last = Math.Max(last, banks.Take(banks.BankOf(address), cycle, cycle));
            }
        }

        var cycles = (int)(last - cycle) + 1;
        cycle = last + 1;
        return cycles;
    }
}
