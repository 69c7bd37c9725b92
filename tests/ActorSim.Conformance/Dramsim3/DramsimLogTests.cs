using ActorSim.Memory;

namespace ActorSim.Conformance.Dramsim3;

/// <summary>The tool's own command logs, read and checked by us.</summary>
public sealed class DramsimLogTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Dramsim3", "commands");

    public static TheoryData<string> Logs => [.. Directory.GetFiles(Folder).Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Logs))]
    public void The_tools_commands_break_no_rule(string run)
    {
        var configs = new[] { "hbm2_1ch", "ddr4_close", "ddr4_unified", "lpddr4", "ddr4" };
        var checker = new CommandLogChecker(DramsimMemory.Of(configs.First(config => run.StartsWith(config, StringComparison.Ordinal))));
        using var text = new StreamReader(Path.Combine(Folder, run + ".txt"));
        foreach (var logged in CommandLog.Read(text))
        {
            Assert.Equal(0, logged.Channel);
            checker.Check(logged.Command, logged.Line);
        }

        checker.Finish();

        // With a closed page the tool refreshes a rank 43 cycles behind an ACTIVATE, where tRC is 56: it lets an auto-precharge begin before tRAS is over.
        var notes = run == "ddr4_close_copy_mix" ? Enumerable.Repeat(("tRC to refresh", 43L), 5) : [];
        Assert.Equal(notes, checker.Violations.Select(violation => (violation.Rule, violation.Found)));
    }
}
