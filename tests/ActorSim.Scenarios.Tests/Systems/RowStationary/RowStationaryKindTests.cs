using ActorSim.Hocon;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems.RowStationary;

/// <summary>Runs of small row-stationary chips.</summary>
public sealed class RowStationaryKindTests : IDisposable
{
    private const string Costs = "energy { mac = 1, scratch-pad = 1, array = 2, buffer = 6, dram = 200 }";
    private const string Halves = """
        split.parts = [
          { name = left, columns = 3, banks = 2, filters = 64 words, link = 32 bits, IMAGES }
          { name = right, columns = 3, banks = 2, filters = 64 words, link = 32 bits, IMAGES }
        ]
        mappings { left-mine { m = 2, n = 1, e = 3, p = 2, q = 2, r = 1, t = 1 }, right-mine = ${scenario.workload.mappings.left-mine} }
        """;

    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void Times_and_pe_cycles_add_up()
    {
        var run = Run();

        var time = run.Table("time")!.Rows[0].Cells;
        Assert.Equal(Cell(run, "layers.mine.cycles"), time[1].ToDouble() + time[2].ToDouble() + time[3].ToDouble() + time[4].ToDouble());
        Assert.Equal(100, run.Table("pe-time")!.Rows[0].Cells.Skip(1).Sum(cell => cell.ToDouble()), precision: 9);
        Assert.Equal(Cell(run, "layers.mine.cycles"), run.Table("pe-cycles")!.Rows[0].Cells.Skip(1).Sum(cell => cell.ToDouble()), precision: 6);
        Assert.Equal(2 * 6 * 6 * 8 * 4 * 9, Cell(run, "layers.mine.macs"));
    }

    [Fact]
    public void Counting_gives_what_simulating_gives()
    {
        var simulated = Run(Costs);
        var counted = Run(Costs, "simulate = false");

        foreach (var table in new[] { "mapping", "scratch-pads", "array-and-buffer", "reuse", "energy" })
        {
            Assert.Equal(simulated.Table(table)!.Rows.SelectMany(row => row.Cells), counted.Table(table)!.Rows.SelectMany(row => row.Cells));
        }

        Assert.Null(counted.Table("layers"));
        Assert.Contains(counted.System.Assumptions, sentence => sentence.StartsWith("Nothing is simulated", StringComparison.Ordinal));
    }

    [Fact]
    public void With_values_feature_maps_are_coded_with_the_zeros_that_are_there()
    {
        const string Coded = "functional = true, feature-maps { coding = run-length MINE }";
        var few = Run("granularity = word", Coded.Replace("MINE", string.Empty, StringComparison.Ordinal));
        var many = Run("granularity = word", Coded.Replace("MINE", ", mine { ifmap-zeros = 90 % }", StringComparison.Ordinal));
        var all = Run("granularity = word", Coded.Replace("MINE", ", mine { ifmap-zeros = 100 % }", StringComparison.Ordinal));

        Assert.True(Cell(few, "dram.mine.ifmap-traffic") > 2 * Cell(many, "dram.mine.ifmap-traffic"));
        Assert.True(Cell(many, "dram.mine.ofmap-traffic") > Cell(all, "dram.mine.ofmap-traffic"));
        Assert.Equal(0, Figure(all, "total.wrong-outputs"));

        // 2 images × 2 channel passes of 2 × 8 × 8 zeros, by 32 a pair and 3 pairs a word, for each block of 4 filters.
        Assert.Equal(2 * 2 * 2 * 2 * 8, Cell(all, "dram.mine.ifmap-traffic") * 1e6, precision: 6);
    }

    [Fact]
    public void Words_and_bursts_take_the_same_time_and_words_compute_the_convolution()
    {
        var bursts = Run(Costs);
        var words = Run(Costs + ", granularity = word", "functional = true");

        Assert.Equal(bursts.System.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells), words.System.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells));
        Assert.Equal(0, Figure(words, "total.wrong-outputs"));
        Assert.DoesNotContain(bursts.System.Figures, figure => figure.Name == "total.wrong-outputs");
    }

    [Fact]
    public void The_mapper_takes_what_is_not_pinned_and_says_why_the_next_lost()
    {
        var run = Run(Costs, "mappings.mine = null, mapper { objective = latency, confirm = 2, show = 3 }");

        var candidates = run.Table("candidates")!;
        Assert.Equal("mapper, latency", run.Table("mapping")!.Find("mine", "chosen-by").ToString());
        Assert.Equal(run.Table("layers")!.Find("mine", "cycles"), candidates.Find("mine-1", "simulated-cycles"));
        Assert.Equal("", candidates.Find("mine-1", "why-not").ToString());
        Assert.NotEqual("", candidates.Find("mine-2", "why-not").ToString());
        Assert.Matches(@"^mine: of [\d,]+ mappings that fit \([\d,]+ did not\) m .* is best by latency\. The next, m .*, lost: ", run.System.Explanation[0]);
    }

    [Fact]
    public void Steps_of_eyexam_never_increase_and_the_last_is_what_was_measured()
    {
        var run = Run("", "eyexam = true");

        var steps = Enumerable.Range(1, 7).Select(step => Cell(run, $"eyexam.mine-{step}.macs-per-cycle")).ToList();
        Assert.Equal(steps.OrderDescending(), steps);
        Assert.Equal(Cell(run, "layers.mine.macs-per-cycle"), steps[^1]);
        Assert.Equal(2 * 6 * 6 * 8 * 4 * 9, steps[0]);
        Assert.EndsWith("→", run.Table("eyexam")!.Find("mine-1", "waterfall").ToString(), StringComparison.Ordinal);
        Assert.All(run.Table("roofline")!.Rows, row => Assert.True(row.Cells[4].ToDouble() >= row.Cells[5].ToDouble()));
    }

    [Fact]
    public void Coded_feature_maps_are_smaller_on_the_link_and_words_stay()
    {
        var plain = Run();
        var coded = Run("", "feature-maps { coding = run-length, mine { ifmap-zeros = 80%, ofmap-zeros = 80% } }");
        var stated = Run("", "feature-maps.mine { coding = stated, bytes = 100 B }");

        Assert.Equal(Cell(plain, "layers.mine.dram-plain"), Cell(coded, "layers.mine.dram-plain"));
        Assert.Equal(Cell(plain, "layers.mine.dram-plain"), Cell(plain, "layers.mine.dram-traffic"));
        Assert.True(Cell(coded, "layers.mine.dram-traffic") < Cell(plain, "layers.mine.dram-traffic"));
        Assert.Equal(100e-6, Cell(stated, "dram.mine.ifmap-traffic") + Cell(stated, "dram.mine.ofmap-traffic"), precision: 9);
    }

    [Fact]
    public void Halves_of_a_chip_run_side_by_side_and_do_the_work_once()
    {
        var run = Run("", Halves.Replace("IMAGES", "images = 1", StringComparison.Ordinal));

        Assert.Equal(2 * 6 * 6 * 8 * 4 * 9, Figure(run, "total.macs"));
        Assert.Equal(Cell(run, "parts.left.total-latency"), Cell(run, "parts.right.total-latency"));
        Assert.Equal(Cell(run, "parts.left.total-latency"), Figure(run, "total.total-latency"));
        Assert.Equal(9, Cell(run, "layers.right-mine.active-pes"));
        Assert.Equal(18, Figure(run, "total.active-pes"));
        Assert.Equal(Cell(run, "layers.left-mine.processing-latency"), Figure(run, "total.processing-latency"));
        Assert.Equal(Cell(run, "layers.left-mine.cycles"), Figure(run, "total.cycles"));
    }

    [Fact]
    public void Halves_that_leave_work_undone_or_do_it_twice_are_refused() => Assert.Contains(
        "All parts together run 4 images of `mine`; the batch has 2.",
        Refusal.Of(SystemKinds.All, SmallChip.Write(texts, "", Halves.Replace("IMAGES", "images = 2", StringComparison.Ordinal))),
        StringComparison.Ordinal);

    [Fact]
    public void More_passes_than_can_be_listed_are_refused_when_the_system_is_built()
    {
        var path = SmallChip.Write(texts, "", "batch = 2000000");
        var run = Assert.Single(ScenarioFile.Load(path).Check(SystemKinds.All).Runs);

        var problem = Assert.Throws<HoconException>(() => run.Plan.Build(run.Engine));

        Assert.Contains("With `mine` (mapped as m 4, n 1, e 6, p 4, q 2, r 1, t 1) there are 8,000,000 passes over the array; at most 5,000,000 can be listed.", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("columns = 3, banks = 2", "columns = 4, banks = 2", "The parts have 8 columns of PEs together; the chip has 6.")]
    [InlineData("columns = 3, banks = 2", "columns = 3, banks = 3", "The parts have 6 banks together; the chip has 4.")]
    [InlineData("64 words", "65 words", "The parts have 130 words for filters together; the chip has 128.")]
    [InlineData("32 bits", "48 bits", "The parts have 6 words of the link's width together; the chip has 4.")]
    [InlineData("name = right", "name = left", "Two parts are called `left`; every part needs a name of its own.")]
    [InlineData("IMAGES", "layers = [mien]", "The workload runs no layer `mien`; did you mean `mine`?")]
    public void Parts_have_no_more_than_the_chip(string written, string instead, string expected) => Assert.Contains(
        expected,
        Refusal.Of(SystemKinds.All, SmallChip.Write(texts, "", Halves.Replace(written, instead, StringComparison.Ordinal).Replace("IMAGES", "images = 1", StringComparison.Ordinal))),
        StringComparison.Ordinal);

    private static double Cell(RunReport run, string metric)
    {
        var parts = metric.Split('.');
        return run.Table(parts[0])!.Find(parts[1], parts[2])!.Value.ToDouble();
    }

    private static double Figure(RunReport run, string name) => run.System.Figures.Single(figure => figure.Name == name).Value.ToDouble();

    private RunReport Run(string system = "", string workload = "")
    {
        var run = Assert.Single(ScenarioRunner.Run(ScenarioFile.Load(SmallChip.Write(texts, system, workload)).Check(SystemKinds.All)).Runs);
        Assert.True(run.Succeeded);
        return run;
    }
}
