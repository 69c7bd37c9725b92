using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems;

/// <summary>The systolic kind with a real DRAM behind its buffers.</summary>
public sealed class SystolicMemoryTests : IDisposable
{
    private const string Scenario = """
        include file("DRAM")
        scenario {
          name = "A small array"
          system {
            kind = systolic, rows = 4, columns = 4, dataflow = os, ifmap-buffer = 1 KiB, filter-buffer = 1 KiB
            SYSTEM
          }
          workload { gemms = [ { name = a, m = 50, n = 40, k = 70 }, { name = b, m = 5, n = 6, k = 7 } ], functional = true }
        }
        """;

    private const string Memory = "memory = ${dram.ddr4-2400}, ofmap-buffer = 128 B";

    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Theory]
    [InlineData("os")]
    [InlineData("ws")]
    [InlineData("is")]
    public void The_words_and_the_work_are_those_at_ideal_bandwidth(string dataflow)
    {
        var ideal = Run("", $"scenario.system.dataflow={dataflow}");
        var real = Run(Memory, $"scenario.system.dataflow={dataflow}");

        Assert.Equal(ideal.Table("words")!.Rows.SelectMany(row => row.Cells), real.Table("words")!.Rows.SelectMany(row => row.Cells));
        foreach (var layer in new[] { "a", "b" })
        {
            Assert.Equal(Cell(ideal, "layers", layer, "cycles"), Cell(real, "memory", layer, "ideal-cycles"));
            Assert.Equal(
                Cell(real, "layers", layer, "cycles"),
                Cell(real, "memory", layer, "ideal-cycles") + Cell(real, "memory", layer, "wait-for-ifmap") + Cell(real, "memory", layer, "wait-for-filters") + Cell(real, "memory", layer, "wait-for-ofmap") + Cell(real, "memory", layer, "bank-conflicts"));
            Assert.Equal(100.0, real.Table("pe-cycles")!.Rows[0].Cells.Skip(1).Sum(cell => cell.ToDouble()), precision: 9);
            Assert.InRange(Cell(real, "memory", layer, "useful"), 1, 100);
        }

        Assert.Equal(0, Figure(real, "total.wrong-outputs"));
        Assert.True(Figure(real, "total.stall-cycles") > 0);
        Assert.Equal(4 * Figure(real, "total.macs"), Figure(real, "total.worst-dram-words"));
        Assert.Equal(19.2, Figure(real, "total.peak-bandwidth"), precision: 9);
    }

    [Fact]
    public void Energy_is_what_accesses_cost()
    {
        var run = Run(Memory + ", energy { register = 10, array = 0, buffer = 1000, dram = 100000 }");

        Assert.Equal(5 * 6 * 7 * 4 * 10, Cell(run, "energy", "b", "register"));
        Assert.Equal(0, Cell(run, "energy", "b", "array"));
        Assert.Equal(1000 * Cell(run, "layers", "b", "sram-words"), Cell(run, "energy", "b", "buffer"));
        Assert.Equal(100000 * Cell(run, "layers", "b", "dram-words"), Cell(run, "energy", "b", "dram"));
        Assert.Equal(100000 * 4 * 5 * 6 * 7, Cell(run, "energy", "b", "without-buffers"));
    }

    [Fact]
    public void Words_from_pe_to_pe_are_counted_once_at_each_hop()
    {
        // Two folds by two: 4 or 1 rows, 4 or 2 columns; each ifmap word goes columns − 1 hops, each weight rows − 1.
        const int IfmapHops = (4 + 1) * (3 + 1);
        const int FilterHops = (4 + 2) * (3 + 0);
        var run = Run(Memory + ", energy { array = 1 }");

        Assert.Equal(7 * (IfmapHops + FilterHops), Cell(run, "energy", "b", "array"));
    }

    [Fact]
    public void A_sentence_says_what_each_layer_waits_for()
    {
        var run = Run(Memory);

        Assert.Matches(@"^a waits \d+\.\d % of its cycles \(.*ifmap words \d+\.\d %.*\): DDR4-2400 moves \d+\.\d of 19\.2 GB/s", run.System.Explanation[0]);
        Assert.Contains(run.System.Explanation, sentence => sentence.StartsWith("Without any reuse 0 M multiply-accumulates", StringComparison.Ordinal));
    }

    [Fact]
    public void Few_banks_cost_cycles()
    {
        var few = Run(Memory + ", banks = 2");
        var wide = Run(Memory + ", banks = 2, ports = 4");

        Assert.True(Cell(few, "memory", "a", "bank-conflicts") > 0);
        Assert.Equal(0, Cell(wide, "memory", "a", "bank-conflicts"));
        Assert.Equal(Cell(wide, "memory", "a", "ideal-cycles"), Cell(few, "memory", "a", "ideal-cycles"));
        Assert.Contains("banks of the buffers", few.System.Explanation[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Words_and_bursts_give_the_same_result()
    {
        var bursts = Run(Memory);
        var words = Run(Memory + ", granularity = word");

        Assert.Equal(bursts.System.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells), words.System.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells));
        Assert.Equal(bursts.System.Figures.Select(figure => figure.Value), words.System.Figures.Select(figure => figure.Value));
    }

    [Theory]
    [InlineData("ofmap-buffer = 1 KiB", "`ofmap-buffer` has no meaning without a `memory`")]
    [InlineData("energy { dram = 100 }", "`energy` has no meaning without a `memory`")]
    [InlineData("banks = 4", "`banks` has no meaning without a `memory`")]
    [InlineData(Memory + ", ports = 2", "`ports` are those of `banks`; give `banks` too")]
    [InlineData(Memory + ", banks = 0", "`banks` must be")]
    [InlineData("memory = ${dram.ddr4-2400}", "With a `memory` the array needs the key `ofmap-buffer`")]
    [InlineData(Memory + ", ofmap-buffer = 31 B", "small.conf:6:70: Half of the ofmap buffer must hold the 16 outputs that 4 × 4 PEs hand out together; it holds 15 words.")]
    [InlineData(Memory + ", ifmap-buffer = 30 B", "Half of the ifmap buffer must hold 16 words, 4 for each of 4 lanes")]
    [InlineData(Memory + ", word = 16 B, filter-buffer = 496 B", "Half of the filter buffer must hold 16 words")]
    [InlineData(Memory + ", accounting = scale-sim-v3", "SCALE-Sim's accounting is for ideal bandwidth")]
    [InlineData(Memory + ", energy { dram = -1 }", "`dram` must be")]
    [InlineData("memory = 5, ofmap-buffer = 1 KiB", "`memory` must be an object")]
    [InlineData("memory = ${dram.ddr4-2400} { rows = 1, ranks = 1, columns = 8, timings.CL = 17 }, ofmap-buffer = 1 KiB", "The tensors of all layers take")]
    public void Wrong_input_is_refused_with_a_sentence(string system, string expected) =>
        Assert.Contains(expected, Refusal.Of(SystemKinds.All, Write(system)), StringComparison.Ordinal);

    private static double Cell(RunReport run, string table, string layer, string column) => run.Table(table)!.Find(layer, column)!.Value.ToDouble();

    private static double Figure(RunReport run, string name) => run.System.Figures.Single(figure => figure.Name == name).Value.ToDouble();

    private RunReport Run(string system, params string[] settings) =>
        Assert.Single(ScenarioRunner.Run(ScenarioFile.Load(Write(system), settings).Check(SystemKinds.All)).Runs);

    private string Write(string system) => texts.Write(
        Scenario.Replace("SYSTEM", system, StringComparison.Ordinal)
            .Replace("DRAM", RepositoryFolder.PathOf("scenarios/chips/dram/ddr4-2400.conf"), StringComparison.Ordinal),
        "small.conf");
}
