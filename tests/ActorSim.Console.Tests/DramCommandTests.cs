using System.Globalization;
using ActorSim.Scenarios.Tests.PingPong;
using ActorSim.Tests;

namespace ActorSim.Console.Tests;

public sealed class DramCommandTests : IDisposable
{
    private const string Ddr4 = "dramsim3-ddr4";

    private static readonly string Validation = RepositoryFolder.PathOf("scenarios", "chips", "dram", "validation.conf");

    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void A_log_that_is_right_has_no_violations()
    {
        var call = Check("2 activate 0 0 0 1 0x1 0x0\n19 read 0 0 0 1 0x1 0x0\n25 read 0 0 0 1 0x1 0x1\n");

        Assert.Equal(
            """
            3 commands on 1 channel of DDR4_8Gb_x8_2400, from cycle 2 to 25: 1 activate, 2 read.
            The data bus was in use for 33.3 % of the time; 50.0 % of 2 bursts were row hits.
            No violations.

            """.ReplaceLineEndings("\n"),
            call.Out);
        Assert.Equal(("", ExitCode.Success), (call.Error, call.ExitCode));
    }

    [Fact]
    public void Violations_are_sentences_and_the_exit_code_tells_of_them()
    {
        var call = Check("2 activate 0 0 0 1 0x1 0x0\n18 read 0 0 0 1 0x1 0x0\n23 read 0 0 0 1 0x1 0x1\n");

        Assert.StartsWith(
            "  Line 2: the read of rank 0, group 0, bank 1 in cycle 18 comes 16 cycles behind the activate of rank 0, group 0, bank 1 of line 1; tRCD asks for 17.\n"
            + "  Line 3: the read of rank 0, group 0, bank 1 in cycle 23 comes 5 cycles behind the read of rank 0, group 0, bank 1 of line 2; tCCD_L asks for 6.\n",
            call.Out,
            StringComparison.Ordinal);
        Assert.EndsWith("2 violations: 1 × tCCD_L, 1 × tRCD.\n", call.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failure, call.ExitCode);
    }

    [Fact]
    public void Of_many_violations_the_first_are_shown()
    {
        // A bank that is never opened.
        var log = string.Concat(Enumerable.Range(0, 1030).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i * 100} read 0 0 0 0 0x0 0x0\n")));

        var few = Check(log);
        var all = Check(log, "--all");

        Assert.Equal(20, few.Out.Split('\n').Count(line => line.StartsWith("  Line ", StringComparison.Ordinal) && line.Contains("read of", StringComparison.Ordinal)));
        Assert.Contains("\n  … and 1,010 more; --all shows them.\n", few.Out, StringComparison.Ordinal);
        Assert.Contains("\nWorth knowing:\n  Line 1030: rank 0 was not refreshed for", few.Out, StringComparison.Ordinal);
        Assert.Equal(1030, all.Out.Split('\n').Count(line => line.Contains("read of", StringComparison.Ordinal)));
        Assert.EndsWith("1,030 violations: 1,030 × closed bank.\n", all.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Channels_are_checked_by_themselves()
    {
        var call = Calling.WithInput("2 activate 0 0 0 0 0x1 0x0\n2 activate 7 0 0 0 0x1 0x0\n", "dram", "check", "-", "--standard", Validation, "--name", "dramsim3-hbm2");

        Assert.StartsWith("2 commands on 2 channels of HBM2_8Gb_x128, from cycle 2 to 2: 2 activate.\n", call.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, call.ExitCode);
    }

    [Fact]
    public void An_empty_log_is_said_to_be_empty() => Assert.Equal("The log has no commands.\n", Check("").Out);

    [Theory]
    [InlineData("2 activate 0 0 0 1 0x1 0x0\n19 reed 0 0 0 1 0x1 0x0\n", "log.txt:2: `19 reed 0 0 0 1 0x1 0x0` has the unknown command `reed`")]
    [InlineData("2 activate 1 0 0 1 0x1 0x0\n", "log.txt:1: There is no channel 1; DDR4_8Gb_x8_2400 has channel 0 only.")]
    public void A_log_that_cannot_be_read_is_refused(string log, string because) => AssertRefused(Check(log), because);

    [Fact]
    public void What_is_not_there_is_refused()
    {
        var log = texts.Write("", "log.txt");

        AssertRefused(Calling.With("dram", "check", log + "x", "--standard", Validation, "--name", Ddr4), "log.txtx` cannot be read: ");
        AssertRefused(Calling.With("dram", "check", log, "--standard", Validation), "has several DRAMs; choose one with --name: `dramsim3-ddr4`, `dramsim3-hbm2`, `dramsim3-lpddr4`.");
        AssertRefused(Calling.With("dram", "check", log, "--standard", Validation, "--name", "dramsim3-ddr5"), "has no DRAM called `dramsim3-ddr5`; did you mean `dramsim3-ddr4`?");
        AssertRefused(Calling.With("dram", "check", log, "--standard", log), "log.txt:1:1: There are no DRAMs in this file");
        AssertRefused(Calling.With("dram", "check", log), "'--standard' is required.\n`actorsim dram check --help` shows what is possible.\n");
        AssertRefused(Calling.With("dram", "check", log, "--standart", Validation), "There is no option `--standart`; did you mean `--standard`?\n`actorsim dram check --help`");
        AssertRefused(Calling.With("dram"), "A command is missing; known are `check`.\n`actorsim dram --help`");
        AssertRefused(Calling.With("dram", "chek"), "There is no command `chek`; did you mean `check`?");
    }

    private static void AssertRefused(Calling call, string because)
    {
        Assert.Contains(because, call.Error, StringComparison.Ordinal);
        Assert.Equal(("", ExitCode.BadInput), (call.Out, call.ExitCode));
    }

    private Calling Check(string log, params string[] options) =>
        Calling.With(["dram", "check", texts.Write(log, "log.txt"), "--standard", Validation, "--name", Ddr4, .. options]);
}
