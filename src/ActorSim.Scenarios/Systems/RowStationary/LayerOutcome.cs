using System.Globalization;
using ActorSim.Accelerator;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>What a layer did on a row-stationary chip, with what follows from it.</summary>
/// <param name="Part">The chip, or the part of it, that ran the layer.</param>
/// <param name="Figures">What the simulation counted.</param>
/// <param name="Energy">What the accesses cost, or null without an energy table.</param>
internal sealed record LayerOutcome(ChipPart Part, RowStationaryLayerFigures Figures, EnergyBreakdown? Energy)
{
    public const int BytesOfWord = 2;

    private static readonly (string Name, string What, Func<PeTime, long> Cycles)[] PeUses =
    [
        ("macs", "multiplying", time => time.Macs),
        ("additions", "adding psums that come from below", time => time.Additions),
        ("filters", "waiting for weights of the next pass", time => time.Filters),
        ("ifmaps", "waiting for ifmap words", time => time.Ifmaps),
        ("psums-in", "waiting for psums from below or from the buffer", time => time.PsumsIn),
        ("psums-out", "waiting for room where psums go", time => time.PsumsOut),
        ("dram", "standing still while DRAM has the feature maps or the chip is configured", time => time.Dram),
        ("unused", "without work", time => time.Unused),
    ];

    private static readonly string[] Limits =
        ["PEs", "PEs", "filter network", "ifmap network", "psums", "psums", "DRAM", "mapping"];

    /// <summary>The chip, or the part of it.</summary>
    public RowStationaryHardware Hardware => Part.Hardware;

    public string Name => Figures.Layer.Name;

    public LayerTime Time => Figures.Time;

    public RowStationaryAccesses Accesses => Figures.Accesses;

    public double ProcessingMilliseconds => Milliseconds(Hardware.Core, Time.Processing);

    public double TotalMilliseconds => Milliseconds(Hardware.Core, Time.Total);

    public double MacsPerCycle => Ratio(Accesses.Macs, Time.Total);

    /// <summary>What the paper counts as buffer accesses: ifmaps to the array, psums to it and back.</summary>
    public long BufferTrafficWords => Accesses.BufferReads.Ifmap + Accesses.BufferReads.Psum + Accesses.BufferWrites.Psum;

    /// <summary>Bytes to and from DRAM if nothing were coded.</summary>
    public long PlainDramBytes => BytesOfWord * (Accesses.DramReads.Total + Accesses.DramWrites.Total);

    /// <summary>DRAM accesses that reuse saves, and those that remain.</summary>
    public ReuseCount Reuse => ReuseCount.Of(Figures.Layer.Shape, Figures.Layer.Batch, Accesses);

    /// <summary>DRAM accesses that would remain if every word that is used came once.</summary>
    public long LeastDramWords => ReuseCount.AtMost(Figures.Layer.Shape, Figures.Layer.Batch).Remaining.Total;

    /// <summary>What most of the PEs' time goes to.</summary>
    public string LimitedBy => Limits[Enumerable.Range(0, PeUses.Length).MaxBy(use => PeUses[use].Cycles(Figures.Pes))];

    /// <summary>Uses of the PEs' time: the name of a column, what it is, and a share of 0 to 100 of all PE cycles.</summary>
    public IEnumerable<(string Name, string What, double Percent)> Uses => PeUses.Select(use => (use.Name, use.What, PercentOf(use.Cycles)));

    /// <summary>Uses of the PEs' time, for the columns of tables.</summary>
    public static IEnumerable<(string Name, string What, Func<PeTime, long> Cycles)> AllUses => PeUses;

    /// <summary>The share, 0 to 100, that a part of the PEs' time has.</summary>
    public double PercentOf(Func<PeTime, long> part) => 100 * Ratio(part(Figures.Pes), Figures.Pes.Total);

    /// <summary>What the PEs' time goes to beside multiplying, the largest parts first, as part of a sentence.</summary>
    public string LargestLosses(int most) => string.Join(", ", Uses.Skip(1).Where(use => use.Percent > 0).OrderByDescending(use => use.Percent).Take(most)
        .Select(use => string.Create(CultureInfo.InvariantCulture, $"{use.What} {use.Percent:0.0} % of the PEs' time")));

    public static double Milliseconds(Clock clock, long cycles) => cycles * 1e3 / clock.Hertz;

    public static double Megabytes(long words) => words * BytesOfWord / 1e6;

    public static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
}
