using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// The inside of a row-stationary chip word by word: PEs, networks and banks, linked to each other. What is left open is
/// linked to the control and to DRAM.
/// </summary>
public sealed class WordArray
{
    private readonly WordPe[] pes;

    private WordArray(SimulationBuilder builder, string root, RowStationaryProgram program, bool hasValues)
    {
        pes = [.. Enumerable.Range(0, program.Hardware.Pes).Select(pe => builder.Add(
            $"{root}/pe/{pe / program.Hardware.Columns}/{pe % program.Hardware.Columns}", new WordPe(program, pe)))];
        Ifmaps = builder.Add($"{root}/ifmap-network", new IfmapWordNetwork(program));
        Filters = builder.Add($"{root}/filter-network", new FilterWordNetwork(program));
        PsumsIn = builder.Add($"{root}/psum-network", new PsumInWordNetwork(program));
        PsumsOut = builder.Add($"{root}/output-network", new PsumOutWordNetwork(program));
        IfmapBanks = builder.Add($"{root}/buffer/ifmaps", new IfmapWordBanks(program));
        FilterBanks = builder.Add($"{root}/buffer/filters", new FilterWordBanks(program));
        PsumBanks = builder.Add($"{root}/buffer/psums", new PsumWordBanks(program, hasValues));
        ConnectBanks(builder, program.Hardware.Core.Half.Cycles(1));
        ConnectPes(builder, program.Hardware.Columns, program.Hardware.Core.Cycles(1));
    }

    /// <summary>The PEs, row by row.</summary>
    public IReadOnlyList<WordPe> Pes => pes;

    /// <summary>The network that brings ifmap words.</summary>
    public IfmapWordNetwork Ifmaps { get; }

    /// <summary>The network that brings weights.</summary>
    public FilterWordNetwork Filters { get; }

    /// <summary>The network that brings psums.</summary>
    public PsumInWordNetwork PsumsIn { get; }

    /// <summary>The network that takes psums.</summary>
    public PsumOutWordNetwork PsumsOut { get; }

    /// <summary>The banks that hold ifmaps.</summary>
    public IfmapWordBanks IfmapBanks { get; }

    /// <summary>The banks that hold filters.</summary>
    public FilterWordBanks FilterBanks { get; }

    /// <summary>The banks that hold psums.</summary>
    public PsumWordBanks PsumBanks { get; }

    /// <summary>What control, DRAM and figures need.</summary>
    public RowStationaryArray Ends => new(
        Ifmaps.Starts,
        Filters.Starts,
        PsumsIn.Starts,
        Filters.Reports,
        PsumsOut.Reports,
        new RowStationaryBanks(IfmapBanks, FilterBanks, PsumBanks),
        [.. pes.Select(pe => pe.Counts)]);

    /// <summary>Adds the actors and links them.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="root">The path of the chip, such as <c>/chip</c>.</param>
    /// <param name="program">The chip and the passes that it runs.</param>
    /// <param name="hasValues">Whether words have values; without, they are all 0.</param>
    public static WordArray Add(SimulationBuilder builder, string root, RowStationaryProgram program, bool hasValues)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(program);
        return new WordArray(builder, root, program, hasValues);
    }

    private void ConnectBanks(SimulationBuilder builder, Latency halfCycle)
    {
        builder.Connect(Ifmaps.Reads, IfmapBanks.Requests, halfCycle);
        builder.Connect(Filters.Reads, FilterBanks.Requests, halfCycle);
        builder.Connect(PsumsIn.Reads, PsumBanks.Requests, halfCycle);
        builder.Connect(PsumsOut.Writes, PsumBanks.Writes, halfCycle);
        builder.Connect(IfmapBanks.Words, new ReceiverTable<ArrayWord>(pes.Select(pe => pe.Ifmaps)), halfCycle);
        builder.Connect(FilterBanks.Words, new ReceiverTable<ArrayWord>(pes.Select(pe => pe.Weights)), halfCycle);
        builder.Connect(PsumBanks.Words, new ReceiverTable<ArrayWord>(pes.Select(pe => pe.BufferPsums)), halfCycle);
    }

    private void ConnectPes(SimulationBuilder builder, int columns, Latency cycle)
    {
        builder.Connect(PsumsOut.Freed, new ReceiverTable<FreedRoom>(pes.Select(pe => pe.RoomOutside)), cycle);
        for (var i = 0; i < pes.Length; i++)
        {
            builder.Connect(pes[i].Done, Filters.Done, cycle);
            builder.Connect(pes[i].FreedIfmap, Ifmaps.Freed, cycle);
            builder.Connect(pes[i].FreedBuffer, PsumsIn.Freed, cycle);
            builder.Connect(pes[i].Outputs, PsumsOut.Outputs, cycle);
            if (i >= columns)
            {
                builder.Connect(pes[i].Above, pes[i - columns].LocalPsums, cycle);
                builder.Connect(pes[i - columns].FreedLocal, pes[i].RoomAbove, cycle);
            }
        }
    }
}
