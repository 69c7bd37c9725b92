using ActorSim.Accelerator;
using ActorSim.Hocon;
using ActorSim.Kernel;
using ActorSim.Workloads;

namespace ActorSim.Scenarios.Tests.Systems.RowStationary;

/// <summary>What is reported of figures, here of figures made by hand.</summary>
public sealed class RowStationaryReportTests
{
    private static readonly RowStationaryHardware Hardware = new()
    {
        Rows = 4,
        Columns = 5,
        Pads = ScratchPads.Separate(12, 224, 24),
        BufferBanks = 25,
        BankWords = 2048,
        FilterBufferWords = 4096,
        Core = Clock.FromMegahertz(200),
        Link = Clock.FromMegahertz(60),
        ConfigurationBits = 600,
    };

    private static readonly WantedLayer Wanted = new(
        "CONV",
        ConvolutionShape.Of(new FeatureMap(2, 6, 6), new Convolution(4, Extent.Square(3), Extent.One)),
        Batch: 2,
        ReadsInput: false,
        HoconConfig.Parse("", "x.conf").Origin)
    {
        IfmapZeros = 0.5,
        Pinned = new RowStationaryMapping(4, 1, 4, 4, 1, 1, 1),
    };

    private static readonly PlannedLayer Layer = new(Wanted, Wanted.Pinned!, Choice: null);

    private static readonly AccessCosts Costs = new() { Unit = "pJ", Mac = 1, Pad = 10, Array = 100, Buffer = 1000, Dram = 10_000 };

    private static readonly RowStationaryLayerFigures Figures = new()
    {
        Layer = Layer.Layer,
        Passes = 8,
        ActivePes = 12,
        Time = new LayerTime(Configuration: 100, IfmapWait: 200, OfmapWait: 300, FilterWait: 50, Processing: 1400),
        Pes = new PeTime(Macs: 10_000, Additions: 4_000, Filters: 2_000, Ifmaps: 1_000, PsumsIn: 3_000, PsumsOut: 500, Dram: 12_000, Unused: 7_500),
        Accesses = new RowStationaryAccesses
        {
            Macs = 10_000,
            PadReads = new OperandWords(1, 2, 3),
            PadWrites = new OperandWords(4, 5, 6),
            ArrayWords = new OperandWords(7, 8, 9),
            BufferReads = new OperandWords(1_000_000, 10, 2_000_000),
            BufferWrites = new OperandWords(0, 0, 3_000_000),
            BufferFills = new OperandWords(11, 12, 0),
            BufferDrains = new OperandWords(0, 0, 13),
            DramReads = new OperandWords(100_000, 200_000, 0),
            DramWrites = new OperandWords(0, 0, 300_000),
        },
        Traffic = new Accelerator.DramTraffic(IfmapBytes: 50_000, FilterBytes: 400_000, OfmapBytes: 150_000),
    };

    [Theory]
    [InlineData("mapping.CONV.p", 4)]
    [InlineData("layers.CONV.active-pes", 12)]
    [InlineData("layers.CONV.cycles", 2000)]
    [InlineData("layers.CONV.processing-latency", 0.007)]
    [InlineData("layers.CONV.total-latency", 0.01)]
    [InlineData("layers.CONV.macs-per-cycle", 5)]
    [InlineData("layers.CONV.utilisation", 25)]
    [InlineData("layers.CONV.buffer-traffic", 12)]
    [InlineData("layers.CONV.dram-traffic", 0.6)]
    [InlineData("layers.CONV.dram-plain", 1.2)]
    [InlineData("time.CONV.cycles-per-pass", 175)]
    [InlineData("time.CONV.filter-wait", 50)]
    [InlineData("pe-time.CONV.dram", 30)]
    [InlineData("pe-cycles.CONV.macs", 500)]
    [InlineData("scratch-pads.CONV.filter-writes", 5)]
    [InlineData("array-and-buffer.CONV.psum-to-pes", 9)]
    [InlineData("array-and-buffer.CONV.fills", 23)]
    [InlineData("dram.CONV.ratio", 2)]
    [InlineData("dram.CONV.words-per-mac", 60)]
    [InlineData("energy.CONV.macs", 10_000)]
    [InlineData("energy.CONV.array", 2_400)]
    [InlineData("energy.CONV.scratch-pads", 210)]
    [InlineData("total.processing-latency", 0.007)]
    [InlineData("total.dram-words-per-mac", 30)]
    public void Figures_have_names_and_follow_from_counts(string metric, double expected)
    {
        var result = Report(new RowStationaryOptions(Costs));

        var parts = metric.Split('.');
        var cell = parts.Length == 3
            ? result.Tables.Single(table => table.Name == parts[0]).Find(parts[1], parts[2])!.Value
            : result.Figures.Single(figure => figure.Name == metric).Value;
        Assert.Equal(expected, cell.ToDouble(), precision: 9);
    }

    [Fact]
    public void Every_cell_and_figure_is_known_before_the_run_with_its_unit()
    {
        var options = new RowStationaryOptions(Costs);
        var result = Report(options);

        var units = RowStationaryReport.MetricUnits(options, [Chip]);
        var found = result.Tables.SelectMany(table => table.Rows.SelectMany(row => table.Columns.Skip(1).Select((column, i) =>
                ($"{table.Name}.{row.Key}.{column.Name}", row.Cells[i + 1].Kind == CellKind.Text ? null : column.Unit))))
            .Concat(result.Figures.Select(figure => (figure.Name, (string?)figure.Unit)));
        Assert.Equal(found.Order(), units.Select(entry => (entry.Key, entry.Value)).Order());
    }

    [Fact]
    public void Parts_of_the_time_of_pes_add_up()
    {
        var tables = Report(new RowStationaryOptions(null)).Tables;

        double Sum(string name) => tables.Single(table => table.Name == name).Rows[0].Cells.Skip(1).Sum(cell => cell.ToDouble());
        Assert.Equal(100, Sum("pe-time"), precision: 9);
        Assert.Equal(2000, Sum("pe-cycles"), precision: 9);
        Assert.DoesNotContain(tables, table => table.Name == "energy");
    }

    [Fact]
    public void Zero_gating_saves_energy_of_macs_and_of_filter_reads()
    {
        var energy = Report(new RowStationaryOptions(Costs) { GatesZeros = true }).Tables.Single(table => table.Name == "energy");

        Assert.Equal(5_000, energy.Find("CONV", "macs")!.Value.ToDouble());
        Assert.Equal(210 - 10, energy.Find("CONV", "scratch-pads")!.Value.ToDouble());
    }

    [Fact]
    public void A_sentence_says_where_the_time_goes_and_what_limits()
    {
        var explanation = Report(new RowStationaryOptions(Costs)).Explanation;

        Assert.StartsWith("CONV: 12 of 20 PEs are active; of the time of all PEs 25.0 % is multiplying, standing still while DRAM has the feature maps or the chip is configured 30.0 %, without work 18.8 %", explanation[0], StringComparison.Ordinal);
        Assert.EndsWith("Limited by DRAM: the array stands still while feature maps come and go.", explanation[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Work_of_a_few_words_is_told_in_words_and_microseconds()
    {
        var explanation = Report(new RowStationaryOptions(Costs)).Explanation;

        Assert.StartsWith("All layers take 10 µs, 7 µs of it processing;", explanation[1], StringComparison.Ordinal);
        Assert.StartsWith("Without any reuse 2,304 multiply-accumulates would need 9,216 words of DRAM, 4 each.", explanation[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_was_closed_early_has_the_layers_that_were_done()
    {
        var result = new RowStationaryReport(Hardware, new RowStationaryOptions(Costs)).Of([Run([])]);

        Assert.Empty(result.Figures);
        Assert.Empty(result.Tables.Single(table => table.Name == "layers").Rows);
    }

    [Fact]
    public void Arrays_are_shown_as_the_lecture_draws_them()
    {
        var tables = Report(new RowStationaryOptions(null) { ShowsArrays = true }).Tables;

        var array = tables.Single(table => table.Name == "array-CONV");
        Assert.Equal("f1 × i3 → o2", array.Find("row-1", "column-2").ToString());
        Assert.Equal(Cell.Nothing, array.Find("row-3", "column-0"));

        // Three filter words with four filters each, then four additions.
        var steps = tables.Single(table => table.Name == "steps-CONV");
        Assert.Equal(4 * (12 + 4), steps.Rows.Count);
        Assert.Equal(["0", "a", "m0 a", "m0 a", ""], steps.Rows[0].Cells.Select(cell => cell.ToString()));
        Assert.Equal(["21", "c", "m1 b", "m1 b", ""], steps.Rows[21].Cells.Select(cell => cell.ToString()));
        Assert.Equal(["12", "", "", "", "m0 a"], steps.Rows[12].Cells.Select(cell => cell.ToString()));
    }

    private static ChipPart Chip => new("", Hardware, [Wanted]);

    private static SystemResult Report(RowStationaryOptions options) => new RowStationaryReport(Hardware, options).Of([Run([Figures])]);

    private static PartRun Run(IReadOnlyList<RowStationaryLayerFigures> figures) =>
        new(Chip, new RowStationaryProgram(Hardware, [Layer.Layer]), [Layer], figures, []);
}
