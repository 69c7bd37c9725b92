using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>The PEs of an array with their links, the drains below them, and what they have counted.</summary>
internal sealed class SystolicMesh
{
    private readonly SystolicDescription array;
    private readonly SystolicSchedule schedule;
    private readonly SystolicPe[,] pes;

    /// <summary>Adds PEs and drains; a hop takes one cycle everywhere.</summary>
    public SystolicMesh(SimulationBuilder builder, SystolicDescription array, SystolicSchedule schedule, InPort<OutputBurst> outputs)
    {
        this.array = array;
        this.schedule = schedule;
        pes = new SystolicPe[array.Rows, array.Columns];
        AddPes(builder, AddDrains(builder, outputs));
    }

    /// <summary>The PE where each fold ends last.</summary>
    public SystolicPe Corner => pes[array.Rows - 1, array.Columns - 1];

    /// <summary>Folds that are over, of all layers.</summary>
    public int FoldsEnded
    {
        get
        {
            var ended = 0;
            foreach (ref readonly var tally in Corner.Tallies)
            {
                ended += tally.FoldsEnded;
            }

            return ended;
        }
    }

    /// <summary>Folds of a layer that are over.</summary>
    public int FoldsEndedOf(int layer) => Corner.Tallies[layer].FoldsEnded;

    /// <summary>The edge of the clock on which the first slot of a layer came to PE (0, 0).</summary>
    public long FirstSlotOf(int layer) => pes[0, 0].Tallies[layer].FirstSlot - 1;

    /// <summary>The edge of the clock of a layer's last slot in the corner.</summary>
    public long LastSlotOf(int layer) => Corner.Tallies[layer].LastSlot;

    /// <summary>Of all PEs: multiply-accumulates, slots of a stationary operand, and slots without work.</summary>
    public (long Macs, long Loads, long Empty) SlotsOf(int layer)
    {
        long macs = 0;
        long loads = 0;
        long empty = 0;
        foreach (var pe in pes)
        {
            macs += pe.Tallies[layer].Macs;
            loads += pe.Tallies[layer].LoadSlots;
            empty += pe.Tallies[layer].EmptySlots;
        }

        return (macs, loads, empty);
    }

    /// <summary>Where the words of a row enter.</summary>
    public InPort<OperandBurst> WestEntry(int row) => WestInOf(pes[row, 0]);

    /// <summary>Where the words of a column enter.</summary>
    public InPort<OperandBurst> NorthEntry(int column) =>
        pes[0, column] is OutputStationaryPe output ? output.Filters : ((OperandStationaryPe)pes[0, column]).Stationary;

    private ColumnDrain[] AddDrains(SimulationBuilder builder, InPort<OutputBurst> outputs)
    {
        var drains = new ColumnDrain[array.Columns];
        for (var column = 0; column < array.Columns; column++)
        {
            drains[column] = builder.Add($"/array/drain/{column}", new ColumnDrain(array.Clock, column));
            builder.Connect(drains[column].ToBuffer, outputs, array.Clock.Cycles(1));
        }

        return drains;
    }

    private void AddPes(SimulationBuilder builder, ColumnDrain[] drains)
    {
        for (var row = 0; row < array.Rows; row++)
        {
            for (var column = 0; column < array.Columns; column++)
            {
                pes[row, column] = builder.Add(
                    $"/array/pe/{row}/{column}",
                    schedule.HasStationaryOperand
                        ? new OperandStationaryPe(array.Clock, schedule, row)
                        : (SystolicPe)new OutputStationaryPe(array.Clock, schedule, row, column));
            }
        }

        var hop = array.Clock.Cycles(1);
        for (var row = 0; row < array.Rows; row++)
        {
            for (var column = 0; column < array.Columns; column++)
            {
                if (column + 1 < array.Columns)
                {
                    builder.Connect(pes[row, column].East, WestInOf(pes[row, column + 1]), hop);
                }

                ConnectDown(builder, row, column, drains[column], hop);
            }
        }
    }

    private void ConnectDown(SimulationBuilder builder, int row, int column, ColumnDrain drain, Latency hop)
    {
        var isLast = row + 1 == array.Rows;
        if (pes[row, column] is OutputStationaryPe pe)
        {
            builder.Connect(pe.Outputs, drain.Outputs, hop);
            if (!isLast)
            {
                builder.Connect(pe.South, ((OutputStationaryPe)pes[row + 1, column]).Filters, hop);
            }
        }
        else if (pes[row, column] is OperandStationaryPe upper)
        {
            builder.Connect(upper.PsumsSouth, isLast ? drain.Psums : ((OperandStationaryPe)pes[row + 1, column]).Psums, hop);
            if (!isLast)
            {
                builder.Connect(upper.StationarySouth, ((OperandStationaryPe)pes[row + 1, column]).Stationary, hop);
            }
        }
    }

    private static InPort<OperandBurst> WestInOf(SystolicPe pe) =>
        pe is OutputStationaryPe output ? output.Ifmaps : ((OperandStationaryPe)pe).Stream;
}
