using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>The burst-granular inside of a row-stationary chip: PEs, networks and banks, linked to each other.</summary>
public sealed class BurstArray
{
    private readonly BurstPe[] pes;

    private BurstArray(BurstPe[] pes, BurstArrayNetworks networks, RowStationaryBanks banks)
    {
        this.pes = pes;
        Networks = networks;
        Banks = banks;
    }

    /// <summary>Its networks.</summary>
    public BurstArrayNetworks Networks { get; }

    /// <summary>The banks of the buffer.</summary>
    public RowStationaryBanks Banks { get; }

    /// <summary>What control, DRAM and figures need.</summary>
    public RowStationaryArray Ends => new(
        Networks.Ifmaps.Starts,
        Networks.Filters.Starts,
        Networks.Psums.Starts,
        Networks.Filters.Reports,
        Networks.Outputs.Reports,
        Banks,
        [.. pes.Select(pe => pe.Counts)]);

    /// <summary>Adds the array to a system.</summary>
    /// <param name="builder">The system.</param>
    /// <param name="root">Its place.</param>
    /// <param name="program">The chip and the passes that it runs.</param>
    public static BurstArray Add(SimulationBuilder builder, string root, RowStationaryProgram program)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(program);
        var hardware = program.Hardware;
        var all = new BurstPe[hardware.Pes];
        for (var pe = 0; pe < all.Length; pe++)
        {
            var (row, column) = Math.DivRem(pe, hardware.Columns);
            all[pe] = builder.Add($"{root}/pe/{row}/{column}", new BurstPe(program, pe));
        }

        var networks = new BurstArrayNetworks(
            builder.Add($"{root}/filter-network", new BurstFilterNetwork(program)),
            builder.Add($"{root}/ifmap-network", new BurstIfmapNetwork(program)),
            builder.Add($"{root}/psum-network", new BurstPsumNetwork(program)),
            builder.Add($"{root}/output-network", new BurstOutputNetwork(program)));
        var banks = RowStationaryBanks.Add(builder, root, program);
        var array = new BurstArray(all, networks, banks);
        array.Connect(builder, hardware);
        return array;
    }

    private void Connect(SimulationBuilder builder, RowStationaryHardware hardware)
    {
        var cycle = hardware.Core.Cycles(1);
        var (filters, ifmaps, psums, outputs) = Networks;
        builder.Connect(filters.Weights, new ReceiverTable<WeightsLoaded>(pes.Select(pe => pe.Weights)), cycle);
        builder.Connect(ifmaps.Limits, new ReceiverTable<PeLimit>(pes.Select(pe => pe.IfmapLimits)), cycle);
        builder.Connect(psums.Limits, new ReceiverTable<PeLimit>(pes.Select(pe => pe.PsumLimits)), cycle);
        builder.Connect(outputs.Limits, new ReceiverTable<PeLimit>(pes.Select(pe => pe.OutputLimits)), cycle);
        builder.Connect(filters.Uses, Banks.Filters.Uses, cycle);
        builder.Connect(ifmaps.Uses, Banks.Ifmaps.Uses, cycle);
        builder.Connect(psums.Uses, Banks.Psums.Uses, cycle);
        builder.Connect(outputs.Uses, Banks.Psums.Uses, cycle);
        for (var pe = 0; pe < pes.Length; pe++)
        {
            builder.Connect(pes[pe].ToFilterNetwork, filters.Done, cycle);
            builder.Connect(pes[pe].ToIfmapNetwork, ifmaps.Progress, cycle);
            builder.Connect(pes[pe].ToPsumNetwork, psums.Progress, cycle);
            builder.Connect(pes[pe].ToOutputNetwork, outputs.Progress, cycle);
            builder.Connect(pes[pe].PsumsToOutputNetwork, outputs.Psums, cycle);
            if (pe >= hardware.Columns)
            {
                var above = pes[pe - hardware.Columns];
                builder.Connect(pes[pe].PsumsToAbove, above.FromBelow, cycle);
                builder.Connect(above.ToBelow, pes[pe].FromAbove, cycle);
            }
        }
    }
}
