using System.Globalization;
using ActorSim.Kernel;
using ActorSim.Memory;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems.Dram;

public sealed class DramKindTests : IDisposable
{
    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void A_lone_read_takes_what_its_commands_take()
    {
        var run = Run("traffic = [ { pattern = sequential, requests = 1 } ]");

        // Accepted in cycle 1, moved to its queue; ACTIVATE in 2, READ in 19, data until 40.
        Assert.Equal(41, Figure(run, "cycles"));
        Assert.Equal(39, run.Table("latency")!.Find("reads", "mean")!.Value.ToDouble());
        Assert.Equal(39 * 0.83, Figure(run, "read-latency"), precision: 9);
        Assert.Equal(
            [("queueing", 1.0), ("refresh", 0), ("precharge", 0), ("activate", 17), ("bus", 21), ("forwarded", 0)],
            run.Table("latency-parts")!.Rows.Select(row => (row.Key, row.Cells[1].ToDouble())));
    }

    [Fact]
    public void Everything_that_a_run_gives_was_announced_with_its_unit()
    {
        foreach (var workload in new[] { "traffic = [ { pattern = random, requests = 500, writes = 30 % } ], record-requests = true", "traffic = [ { pattern = sequential, requests = 50, writes = 100 % } ]" })
        {
            var scenario = ScenarioFile.Load(Write(workload)).Check(SystemKinds.All);
            var units = scenario.Runs[0].Plan.MetricUnits;
            var run = ScenarioRunner.Run(scenario, new RunSettings()).Runs[0];

            var figures = run.System.Figures.Select(figure => (figure.Name, (string?)figure.Unit));
            var cells = run.System.Tables.Where(table => table.Name != "histogram").SelectMany(table => table.Rows.SelectMany(row =>
                table.Columns.Skip(1).Zip(row.Cells.Skip(1), (column, cell) => ($"{table.Name}.{row.Key}.{column.Name}", cell.IsNumber ? column.Unit : null))));
            Assert.All(figures.Concat(cells), given => Assert.Equal(given.Item2, units[given.Item1]));
        }
    }

    [Fact]
    public void A_trace_is_played_and_every_request_and_command_can_be_had()
    {
        texts.Write("# a trace\n0x0 READ 100\n\n0x40 READ 300\n0x200000 READ 500\n0x40 WRITE 700\n", "few.trace");

        var run = Run("trace = few.trace, record-requests = true, record-commands = true");

        Assert.Equal(
            ["0x000000000 READ 100 101 140 39", "0x000000040 READ 300 301 323 22", "0x000200000 READ 500 501 557 56", "0x000000040 WRITE 700 701 702 1"],
            run.Table("requests")!.Rows.Select(row => string.Join(' ', row.Cells.Skip(1))));
        using var log = new StringWriter();
        Assert.Single(run.System.Files).Write(log);
        Assert.StartsWith("102 activate 0 0 0 0 0x0 0x0\n119 read 0 0 0 0 0x0 0x0\n302 read 0 0 0 0 0x0 0x1\n502 precharge ", log.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        using var reader = new StringReader(log.ToString());
        Assert.Empty(CommandLogVerdict.Of(reader, DramLibrary.Load(Validation).Standards["dramsim3-ddr4"].Description).Violations);
    }

    [Theory]
    [InlineData("{ pattern = sequential, requests = 3, start = 128 B }", "80 C0 100")]
    [InlineData("{ pattern = strided, requests = 3, stride = 4 KiB }", "0 1000 2000")]
    [InlineData("{ pattern = tiled, requests = 9, row-bytes = 256 B, tile-bytes = 128 B, tile-rows = 2 }", "0 40 100 140 80 C0 180 1C0 200")]
    [InlineData("{ pattern = sequential, requests = 3 }, { pattern = sequential, requests = 2, start = 4 KiB }", "0 1000 40 1040 80")]
    [InlineData("{ pattern = sequential, requests = 3, gap = 10 }, { pattern = sequential, requests = 3, start = 4 KiB, gap = 4 }", "0 1000 1040 1080 40 80")]
    public void Streams_make_their_addresses_in_their_order_and_take_turns(string streams, string addresses)
    {
        var requests = Run($"traffic = [ {streams} ], record-requests = true").Table("requests")!;
        Assert.Equal(addresses, string.Join(' ', requests.Rows.Select(row => long.Parse(row.Cells[1].ToString()[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture).ToString("X", CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Random_requests_follow_the_seed_stay_in_their_span_and_are_writes_as_often_as_asked()
    {
        const string Workload = "traffic = [ { pattern = random, requests = 2000, start = 1 MiB, span = 8 KiB, writes = 25 % } ], record-requests = true";
        var one = Requests("seed = 1");

        Assert.Equal(one, Requests("seed = 1"));
        Assert.NotEqual(one, Requests("seed = 2"));
        Assert.All(one, request => Assert.InRange(request.Address, 1 << 20, (1 << 20) + (8 << 10) - 64));
        Assert.Equal(128, one.Select(request => request.Address).Distinct().Count());
        Assert.InRange(one.Count(request => request.IsWrite), 430, 570);

        List<(long Address, bool IsWrite)> Requests(string seed) =>
            [.. Run(Workload, seed).Table("requests")!.Rows.Select(row => (long.Parse(row.Cells[1].ToString()[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture), row.Cells[2].ToString() == "WRITE"))];
    }

    [Fact]
    public void Energy_by_cause_adds_up_and_is_left_out_without_currents()
    {
        var run = Run("traffic = [ { pattern = random, requests = 500, writes = 30 % } ]");
        var table = run.Table("energy")!;
        Assert.Equal(Figure(run, "energy"), table.Rows.Sum(row => row.Cells[1].ToDouble()), Figure(run, "energy") * 1e-12);
        Assert.Equal(Figure(run, "energy") / (500 * 512), Figure(run, "energy-per-bit"), 1e-9);

        var without = Run("traffic = [ { pattern = random, requests = 500 } ]", memory: "${dram.dramsim3-ddr4} { power = null }");
        Assert.Null(without.Table("energy"));
        Assert.DoesNotContain(without.System.Figures, figure => figure.Name == "energy");
    }

    [Fact]
    public void Work_is_done_as_far_as_requests_are_answered()
    {
        var run = ScenarioFile.Load(Write("traffic = [ { pattern = sequential, requests = 4 } ]")).Check(SystemKinds.All).Runs[0];
        using var built = run.Plan.Build(run.Engine);
        Assert.Equal(0, built.WorkDone!());

        // All are accepted by now; the data of the first two is there in 40 and 46.
        built.Simulation.Advance(SimTime.FromPicoseconds(47 * 830));
        Assert.Equal(0.5, built.WorkDone());

        built.Simulation.Run();
        Assert.Equal(1, built.WorkDone());
    }

    [Fact]
    public void The_time_of_the_bus_adds_up_in_all_channels()
    {
        var run = Run("traffic = [ { pattern = random, requests = 3000, writes = 30 % } ]", memory: "${dram.dramsim3-hbm2}");
        Assert.Equal(8 * Figure(run, "cycles"), run.Table("bus-time")!.Rows.Sum(row => row.Cells[1].ToInt64()));
        Assert.Equal(100, run.Table("bus-time")!.Rows.Sum(row => row.Cells[2].ToDouble()), precision: 9);
        Assert.InRange(Figure(run, "bandwidth"), 0, Figure(run, "bandwidth-peak"));
        Assert.All(run.Table("resources")!.Rows, row => Assert.InRange(row.Cells[2].ToDouble(), 0, 102));
    }

    [Theory]
    [InlineData("", "The workload has no requests; give it `traffic`")]
    [InlineData("traffic = []", "`traffic` is empty")]
    [InlineData("trace = t, traffic = [ { pattern = sequential, requests = 1 } ]", "A workload has either a `trace` or `traffic`")]
    [InlineData("traffic = [ { pattern = spiral, requests = 1 } ]", "`pattern` must be one of `sequential`, `strided`, `random`, `tiled`; found `spiral`.")]
    [InlineData("traffic = [ { pattern = sequential, requests = 0 } ]", "`requests` must be a whole number from 1")]
    [InlineData("traffic = [ { pattern = sequential, requests = 1, start = 32 B } ]", "`start` must be a multiple of 64 bytes, the length of a burst; found `32 B`.")]
    [InlineData("traffic = [ { pattern = strided, requests = 1, stride = 100 B } ]", "`stride` must be a multiple of 64 bytes")]
    [InlineData("traffic = [ { pattern = sequential, requests = 2, start = 17179869120 B } ]", "The stream needs addresses from 0x3FFFFFFC0 up to 0x40000003F; DDR4_8Gb_x8_2400 has 0x400000000 bytes.")]
    [InlineData("traffic = [ { pattern = strided, requests = 20000000, stride = 1 TiB } ]", "The stream needs addresses from 0x0 up to")]
    [InlineData("traffic = [ { pattern = random, requests = 1, span = 17 GiB } ]", "The stream needs addresses from 0x0 up to")]
    [InlineData("traffic = [ { pattern = tiled, requests = 1, row-bytes = 1 TiB, tile-bytes = 64 B, tile-rows = 16777216 } ]", "The stream needs addresses from 0x0 up to")]
    [InlineData("traffic = [ { pattern = sequential, requests = 10000000, gap = 2000000000 } ]", "The last request would come in cycle 19999998000000000; 5556248214972756 is the last one possible.")]
    [InlineData("traffic = [ { pattern = tiled, requests = 1, row-bytes = 256 B, tile-bytes = 192 B, tile-rows = 1 } ]", "`tile-bytes` must divide `row-bytes`; `192 B` does not divide `256 B`.")]
    [InlineData("traffic = [ { pattern = sequential, requests = 20000000 }, { pattern = random, requests = 1 } ]", "The streams have 20,000,001 requests together; a run can have up to 20,000,000.")]
    [InlineData("traffic = [ { pattern = sequential, requests = 1, writes = 101 % } ]", "`writes` must be")]
    [InlineData("traffic = [ { pattern = sequential, requests = 1 } ], requests-per-cycle = 0", "`requests-per-cycle` must be a whole number from 1")]
    [InlineData("traffic = [ { pattern = sequential, requests = 1000001 } ], record-requests = true", "The table of `record-requests` can have up to 1,000,000 requests; there are 1,000,001.")]
    [InlineData("trace = none.trace", "The file `none.trace` cannot be read")]
    [InlineData("trace = empty.trace", "The file `empty.trace` has no requests.")]
    [InlineData("trace = short.trace", "In the file `short.trace`, line 2: The line `0x40 READ` cannot be used: it must be `0xADDRESS READ|WRITE CYCLE`.")]
    [InlineData("trace = decimal.trace", "line 1: The line `64 READ 0` cannot be used: `64` is no address in hexadecimal, such as 0x1F40.")]
    [InlineData("trace = verb.trace", "line 1: The line `0x40 FETCH 0` cannot be used: `FETCH` is neither READ nor WRITE.")]
    [InlineData("trace = cycle.trace", "line 1: The line `0x40 READ -1` cannot be used: `-1` is no cycle.")]
    [InlineData("trace = late.trace", "line 1: The line `0x40 READ 9000000000000000000` cannot be used: the cycle 9000000000000000000 is too late; 5556248214972756 is the last one possible.")]
    [InlineData("trace = odd.trace", "line 1: The line `0x44 READ 0` cannot be used: the address 0x44 is no multiple of 64 bytes, the length of a burst.")]
    [InlineData("trace = far.trace", "line 1: The line `0x400000000 READ 0` cannot be used: the address 0x400000000 lies beyond the memory, which has 0x400000000 bytes.")]
    public void A_workload_that_cannot_be_is_refused(string workload, string expected)
    {
        texts.Write("# nothing\n", "empty.trace");
        texts.Write("0x0 READ 0\n0x40 READ\n", "short.trace");
        texts.Write("64 READ 0\n", "decimal.trace");
        texts.Write("0x40 FETCH 0\n", "verb.trace");
        texts.Write("0x40 READ -1\n", "cycle.trace");
        texts.Write("0x40 READ 9000000000000000000\n", "late.trace");
        texts.Write("0x44 READ 0\n", "odd.trace");
        texts.Write("0x400000000 READ 0\n", "far.trace");
        var refusal = Refusal.Of(SystemKinds.All, Write(workload));
        Assert.Contains(expected, refusal, StringComparison.Ordinal);
        Assert.Matches(@"^dram\.conf:\d+:\d+", refusal);
    }

    private static string Validation => RepositoryFolder.PathOf("scenarios", "chips", "dram", "validation.conf");

    private static double Figure(RunReport run, string name) => run.System.Figures.Single(figure => figure.Name == name).Value.ToDouble();

    private string Write(string workload, string keys = "", string memory = "${dram.dramsim3-ddr4}") => texts.Write(
        $$"""
        include "{{Validation}}"
        scenario {
          name = "A memory"
          system { kind = dram, memory = {{memory}} }
          workload { {{workload}} }
          {{keys}}
        }
        """,
        "dram.conf");

    private RunReport Run(string workload, string keys = "", string memory = "${dram.dramsim3-ddr4}")
    {
        var run = Assert.Single(ScenarioRunner.Run(ScenarioFile.Load(Write(workload, keys, memory)).Check(SystemKinds.All), new RunSettings()).Runs);
        Assert.Empty(run.Problems);
        return run;
    }
}
