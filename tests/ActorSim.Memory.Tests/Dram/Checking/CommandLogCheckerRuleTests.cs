namespace ActorSim.Memory.Tests;

/// <summary>Each rule by itself: the last command stands as early as it may, and breaks that rule alone a cycle earlier.</summary>
public sealed class CommandLogCheckerRuleTests
{
    /// <summary>DDR4 of the golden data, changed where two of its rules would always break together; a burst takes 4 cycles.</summary>
    private static readonly DramDescription Memory = GoldenDram.Ddr4 with
    {
        Timings = GoldenDram.Ddr4.Timings with { Rc = 60, CcdShort = 5, Ppd = 2, RfcBank = 200, RefiBank = 400 },
    };

    [Theory]
    [InlineData("tRCD", "0 activate 0 0 0 0 0x1 0x0; 17 read 0 0 0 0 0x1 0x0")]
    [InlineData("tRCD", "0 activate 0 0 0 0 0x1 0x0; 17 write_p 0 0 0 0 0x1 0x0")]
    [InlineData("tRAS", "0 activate 0 0 0 0 0x1 0x0; 39 precharge 0 0 0 0 -0x1 -0x1")]
    [InlineData("tRC", "0 activate 0 0 0 0 0x1 0x0; 39 precharge 0 0 0 0 -0x1 -0x1; 60 activate 0 0 0 0 0x1 0x0")]
    [InlineData("tRP", "0 activate 0 0 0 0 0x1 0x0; 50 precharge 0 0 0 0 -0x1 -0x1; 67 activate 0 0 0 0 0x1 0x0")]
    [InlineData("tRP", "0 activate 0 0 0 0 0x1 0x0; 50 precharge 0 0 0 0 -0x1 -0x1; 67 refresh 0 0 -1 -1 -0x1 -0x1")]
    [InlineData("tRP", "0 activate 0 0 0 0 0x1 0x0; 50 precharge 0 0 0 0 -0x1 -0x1; 67 refresh_bank 0 0 0 0 -0x1 -0x1")]
    [InlineData("tRTP", "0 activate 0 0 0 0 0x1 0x0; 40 read 0 0 0 0 0x1 0x0; 49 precharge 0 0 0 0 -0x1 -0x1")]
    [InlineData("tWR", "0 activate 0 0 0 0 0x1 0x0; 17 write 0 0 0 0 0x1 0x0; 51 precharge 0 0 0 0 -0x1 -0x1")]
    [InlineData("tRTP + tRP", "0 activate 0 0 0 0 0x1 0x0; 40 read_p 0 0 0 0 0x1 0x0; 70 activate 0 0 0 0 0x1 0x0")]
    [InlineData("tRTP + tRP", "0 activate 0 0 0 0 0x1 0x0; 40 read_p 0 0 0 0 0x1 0x0; 66 refresh 0 0 -1 -1 -0x1 -0x1")]
    [InlineData("tWR + tRP", "0 activate 0 0 0 0 0x1 0x0; 17 write_p 0 0 0 0 0x1 0x0; 68 activate 0 0 0 0 0x1 0x0")]
    [InlineData("tWR + tRP", "0 activate 0 0 0 0 0x1 0x0; 17 write_p 0 0 0 0 0x1 0x0; 68 refresh_bank 0 0 0 0 -0x1 -0x1")]
    [InlineData("tRRD_L", "0 activate 0 0 0 0 0x1 0x0; 6 activate 0 0 0 1 0x1 0x0")]
    [InlineData("tRRD_S", "0 activate 0 0 0 0 0x1 0x0; 4 activate 0 0 1 0 0x1 0x0")]
    [InlineData("tRRD_S", "0 refresh_bank 0 0 0 0 -0x1 -0x1; 4 activate 0 0 0 1 0x1 0x0")]
    [InlineData("tFAW", "0 activate 0 0 0 0 0x1 0x0; 4 activate 0 0 1 0 0x1 0x0; 8 activate 0 0 2 0 0x1 0x0; 12 activate 0 0 3 0 0x1 0x0; 26 activate 0 0 0 1 0x1 0x0")]
    [InlineData("tCCD_L", "0 activate 0 0 0 0 0x1 0x0; 20 read 0 0 0 0 0x1 0x0; 26 read 0 0 0 0 0x1 0x1")]
    [InlineData("tCCD_L", "0 activate 0 0 0 0 0x1 0x0; 6 activate 0 0 0 1 0x1 0x0; 30 write 0 0 0 0 0x1 0x0; 36 write 0 0 0 1 0x1 0x1")]
    [InlineData("tCCD_S", "0 activate 0 0 0 0 0x1 0x0; 6 activate 0 0 1 0 0x1 0x0; 30 read 0 0 0 0 0x1 0x0; 35 read 0 0 1 0 0x1 0x1")]
    [InlineData("tWTR_L", "0 activate 0 0 0 0 0x1 0x0; 20 write 0 0 0 0 0x1 0x0; 45 read 0 0 0 0 0x1 0x1")]
    [InlineData("tWTR_S", "0 activate 0 0 0 0 0x1 0x0; 4 activate 0 0 1 0 0x1 0x0; 21 write 0 0 0 0 0x1 0x0; 40 read 0 0 1 0 0x1 0x1")]
    [InlineData("tRTW", "0 activate 0 0 0 0 0x1 0x0; 30 read 0 0 0 0 0x1 0x0; 40 write 0 0 0 0 0x1 0x1")]
    [InlineData("tRTRS", "0 activate 0 0 0 0 0x1 0x0; 1 activate 0 1 0 0 0x1 0x0; 30 read 0 0 0 0 0x1 0x0; 35 read 0 1 0 0 0x1 0x1")]
    [InlineData("tRTRS", "0 activate 0 0 0 0 0x1 0x0; 1 activate 0 1 0 0 0x1 0x0; 30 read 0 0 0 0 0x1 0x0; 40 write 0 1 0 0 0x1 0x1")]
    [InlineData("data bus", "0 activate 0 0 0 0 0x1 0x0; 1 activate 0 1 0 0 0x1 0x0; 30 write 0 0 0 0 0x1 0x0; 34 write 0 1 0 0 0x1 0x1")]
    [InlineData("tPPD", "0 activate 0 0 0 0 0x1 0x0; 6 activate 0 0 0 1 0x1 0x0; 50 precharge 0 0 0 0 -0x1 -0x1; 52 precharge 0 0 0 1 -0x1 -0x1")]
    [InlineData("tRFC", "10 refresh 0 0 -1 -1 -0x1 -0x1; 430 activate 0 0 0 0 0x1 0x0")]
    [InlineData("tRFC", "10 refresh 0 0 -1 -1 -0x1 -0x1; 430 refresh 0 0 -1 -1 -0x1 -0x1")]
    [InlineData("tRFC", "10 refresh 0 0 -1 -1 -0x1 -0x1; 430 refresh_bank 0 0 0 0 -0x1 -0x1")]
    [InlineData("tRFCpb", "10 refresh_bank 0 0 0 0 -0x1 -0x1; 210 activate 0 0 0 0 0x1 0x0")]
    [InlineData("tRFCpb", "10 refresh_bank 0 0 0 0 -0x1 -0x1; 210 refresh_bank 0 0 3 3 -0x1 -0x1")]
    [InlineData("tRFCpb", "10 refresh_bank 0 0 0 0 -0x1 -0x1; 210 refresh 0 0 -1 -1 -0x1 -0x1")]
    [InlineData("command bus", "10 activate 0 0 0 0 0x1 0x0; 11 activate 0 1 0 0 0x1 0x0")]
    public void A_command_a_cycle_too_early_breaks_its_rule(string rule, string lines) => ExpectAtTheLast(Memory, rule, CheckedLog.Commands(lines));

    [Fact]
    public void A_read_may_not_follow_the_other_ranks_write_too_closely()
    {
        // CWL 16, 4 cycles of data, one to change hands, less CL 17.
        var memory = Memory with { Timings = Memory.Timings with { CasWriteLatency = 16 } };
        ExpectAtTheLast(memory, "tRTRS", CheckedLog.Commands("0 activate 0 0 0 0 0x1 0x0; 1 activate 0 1 0 0 0x1 0x0; 30 write 0 0 0 0 0x1 0x0; 34 read 0 1 0 0 0x1 0x1"));
    }

    [Fact]
    public void Additive_latency_lets_column_commands_come_earlier()
    {
        var memory = Memory with { Timings = Memory.Timings with { AdditiveLatency = 5 } };
        ExpectAtTheLast(memory, "tRCD", CheckedLog.Commands("0 activate 0 0 0 0 0x1 0x0; 12 write 0 0 0 0 0x1 0x0"));
        ExpectAtTheLast(memory, "tRTP", CheckedLog.Commands("0 activate 0 0 0 0 0x1 0x0; 40 read 0 0 0 0 0x1 0x0; 54 precharge 0 0 0 0 -0x1 -0x1"));
    }

    [Fact]
    public void Without_groups_the_short_distances_hold_between_all_banks()
    {
        var memory = GoldenDram.WithOrganization(Memory, Memory.Organization with { BankGroups = 1, BanksPerGroup = 16 });
        ExpectAtTheLast(memory, "tRRD_S", CheckedLog.Commands("0 activate 0 0 0 0 0x1 0x0; 4 activate 0 0 0 1 0x1 0x0"));
        ExpectAtTheLast(memory, "tCCD_S", CheckedLog.Commands("0 activate 0 0 0 0 0x1 0x0; 20 read 0 0 0 0 0x1 0x0; 25 read 0 0 0 0 0x1 0x0"));
        ExpectAtTheLast(memory, "tWTR_S", CheckedLog.Commands("0 activate 0 0 0 0 0x1 0x0; 20 write 0 0 0 0 0x1 0x0; 39 read 0 0 0 0 0x1 0x0"));
    }

    [Fact]
    public void Thirty_three_activates_need_their_time()
    {
        // Two ACTIVATEs for each of 16 banks at 16-cycle steps; the 33rd would be the first bank's third, at 32 × 16 without the limit.
        var memory = Memory with { Timings = Memory.Timings with { ThirtyTwoActivates = 600 } };
        var commands = new List<DramCommand>();
        for (var i = 0; i < 33; i++)
        {
            var bank = new DramCommand(i == 32 ? 600 : i * 16, DramCommandKind.Activate, 0, i % 4, i / 4 % 4, 1, 0);
            commands.Add(bank);
            if (i < 32)
            {
                commands.Add(bank with { Cycle = bank.Cycle + 39 + (i % 2), Kind = DramCommandKind.Precharge });
            }
        }

        ExpectAtTheLast(memory, "t32AW", [.. commands.OrderBy(command => command.Cycle)]);
    }

    [Fact]
    public void Two_command_buses_carry_a_column_command_and_another_in_a_cycle()
    {
        var memory = Memory with { HasTwoCommandBuses = true };
        const string front = "0 activate 0 0 0 0 0x1 0x0; 1 activate 0 1 0 0 0x1 0x0; 40 read 0 0 0 0 0x1 0x0; ";
        Assert.Empty(CheckedLog.Violations(memory, CheckedLog.Commands(front + "40 precharge 0 1 0 0 -0x1 -0x1")));
        Assert.Equal(["command bus"], Rules(memory, front + "40 precharge 0 1 0 0 -0x1 -0x1; 40 activate 0 0 1 0 0x1 0x0"));
        Assert.Equal(["command bus"], Rules(Memory, front + "40 precharge 0 1 0 0 -0x1 -0x1"));
        Assert.Equal(["command bus", "data bus", "tRTRS"], Rules(memory, front + "40 read 0 1 0 0 0x1 0x0"));
    }

    [Theory]
    [InlineData("closed bank", "the read of rank 0, group 1, bank 2 in cycle 5 needs row 0x3, but the bank is closed", "5 read 0 0 1 2 0x3 0x0")]
    [InlineData("closed bank", "in cycle 90 needs row 0x1, but the bank is closed", "5 activate 0 0 1 2 0x1 0x0; 50 write_p 0 0 1 2 0x1 0x0; 90 write 0 0 1 2 0x1 0x0")]
    [InlineData("other row", "needs row 0x3, but row 0x1 is open", "5 activate 0 0 1 2 0x1 0x0; 50 read 0 0 1 2 0x3 0x0")]
    [InlineData("open bank", "the activate of rank 0, group 1, bank 2 in cycle 90 finds row 0x1 open", "5 activate 0 0 1 2 0x1 0x0; 90 activate 0 0 1 2 0x3 0x0")]
    [InlineData("open bank", "the refresh of rank 0 in cycle 90 finds row 0x1 open in group 1, bank 2", "5 activate 0 0 1 2 0x1 0x0; 90 refresh 0 0 -1 -1 -0x1 -0x1")]
    [InlineData("open bank", "the refresh_bank of rank 0, group 1, bank 2 in cycle 90", "5 activate 0 0 1 2 0x1 0x0; 90 refresh_bank 0 0 1 2 -0x1 -0x1")]
    [InlineData("closed bank", "has nothing to do: the bank is closed", "90 precharge 0 0 1 2 -0x1 -0x1")]
    [InlineData("order", "is in cycle 4, before cycle 5 of line 1", "5 activate 0 0 1 2 0x1 0x0; 4 activate 0 0 1 1 0x3 0x0")]
    [InlineData("range", "has rank 2, where there are 0 to 1 and row 65536, where there are 0 to 65535", "5 activate 0 2 1 2 0x10000 0x0")]
    [InlineData("range", "has bank group 4, where there are 0 to 3 and bank 9", "5 precharge 0 0 4 9 -0x1 -0x1")]
    [InlineData("range", "has column 128, where there are 0 to 127", "5 activate 0 0 1 2 0x1 0x0; 50 read 0 0 1 2 0x1 0x80")]
    public void What_the_state_of_the_banks_does_not_allow_is_reported(string rule, string because, string lines)
    {
        var commands = CheckedLog.Commands(lines);
        var violation = Assert.Single(CheckedLog.Violations(Memory, commands));
        Assert.Equal((rule, commands.Count), (violation.Rule, violation.Line));
        Assert.Contains(because, violation.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_violation_of_timing_is_told_in_a_sentence() => Assert.Equal(
        "Line 2: the read of rank 0, group 1, bank 2 in cycle 30 comes 10 cycles behind the activate of rank 0, group 1, bank 2 of line 1; tRCD asks for 17.",
        Assert.Single(CheckedLog.Violations(Memory, CheckedLog.Commands("20 activate 0 0 1 2 0x1 0x0; 30 read 0 0 1 2 0x1 0x0"))).Sentence);

    [Fact]
    public void A_refresh_later_than_nine_intervals_is_noted()
    {
        var checker = CheckedLog.Of(Memory, CheckedLog.Commands(
            "100 refresh 0 0 -1 -1 -0x1 -0x1; 101 refresh 0 1 -1 -1 -0x1 -0x1; 84340 refresh 0 0 -1 -1 -0x1 -0x1; 84342 refresh 0 1 -1 -1 -0x1 -0x1"));
        var note = Assert.Single(checker.Violations);
        Assert.True(note.IsNote);
        Assert.Equal("Line 4: rank 1 was not refreshed for 84241 cycles up to cycle 84342; 9 × tREFI = 84240 is the longest that JEDEC allows.", note.Sentence);
    }

    [Fact]
    public void A_refresh_before_the_row_cycle_is_over_is_noted()
    {
        const string front = "0 activate 0 0 0 0 0x1 0x0; 17 read_p 0 0 0 0 0x1 0x0; ";
        Assert.Empty(CheckedLog.Of(Memory, CheckedLog.Commands(front + "60 refresh 0 0 -1 -1 -0x1 -0x1")).Violations);
        var note = Assert.Single(CheckedLog.Of(Memory, CheckedLog.Commands(front + "59 refresh 0 0 -1 -1 -0x1 -0x1")).Violations);
        Assert.Equal(("tRC to refresh", true), (note.Rule, note.IsNote));
    }

    [Fact]
    public void A_bank_that_waits_for_its_refresh_until_the_log_ends_is_noted()
    {
        Assert.Empty(CheckedLog.Of(Memory, CheckedLog.Commands("0 activate 0 0 0 0 0x1 0x0; 84240 read 0 0 0 0 0x1 0x0")).Violations);
        Assert.Equal(2, CheckedLog.Of(Memory, CheckedLog.Commands("0 activate 0 0 0 0 0x1 0x0; 84241 read 0 0 0 0 0x1 0x0")).Violations.Count(note => note.IsNote));
    }

    [Fact]
    public void What_the_log_holds_is_counted()
    {
        var summary = CheckedLog.Of(Memory, CheckedLog.Commands(
            "11 activate 0 0 0 0 0x1 0x0; 30 read 0 0 0 0 0x1 0x0; 40 read 0 0 0 0 0x1 0x1; 60 write_p 0 0 0 0 0x1 0x1; 130 activate 0 0 0 0 0x2 0x0; 150 write 0 0 0 0 0x2 0x0")).Summary;
        Assert.Equal((6, 2, 2, 1, 1), (summary.Commands, summary.Count(DramCommandKind.Activate), summary.Count(DramCommandKind.Read), summary.Count(DramCommandKind.Write), summary.Count(DramCommandKind.WritePrecharge)));
        Assert.Equal((1, 1, 4, 11, 150), (summary.ReadRowHits, summary.WriteRowHits, summary.Bursts, summary.FirstCycle, summary.LastCycle));
        Assert.Equal(16 / 140.0, summary.BusUse);
    }

    private static void ExpectAtTheLast(DramDescription memory, string rule, List<DramCommand> commands)
    {
        Assert.Empty(CheckedLog.Violations(memory, commands));
        commands[^1] = commands[^1] with { Cycle = commands[^1].Cycle - 1 };
        var violation = Assert.Single(CheckedLog.Violations(memory, commands));
        Assert.Equal((rule, commands.Count, 1), (violation.Rule, violation.Line, violation.Required - violation.Found));
    }

    private static IEnumerable<string> Rules(DramDescription memory, string lines) =>
        CheckedLog.Violations(memory, CheckedLog.Commands(lines)).Select(violation => violation.Rule).Order(StringComparer.Ordinal);
}
