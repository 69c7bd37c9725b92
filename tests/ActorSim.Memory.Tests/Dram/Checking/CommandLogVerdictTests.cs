namespace ActorSim.Memory.Tests;

public sealed class CommandLogVerdictTests
{
    [Fact]
    public void Every_channel_has_a_history_of_its_own_and_violations_are_in_the_order_of_lines()
    {
        var verdict = Verdict(
            """
            1 activate 3 0 0 0 0x0 0x0
            2 activate 5 0 0 0 0x0 0x0
            3 read 5 0 0 0 0x0 0x0
            4 read 3 0 0 0 0x0 0x0
            20 read 3 0 0 0 0x0 0x0
            """);

        Assert.Equal([(3, "tRCD"), (4, "tRCD")], verdict.Violations.Select(violation => (violation.Line, violation.Rule)));
        Assert.Empty(verdict.Notes);
        Assert.Equal([0L, 0, 0, 3, 0, 2, 0, 0], verdict.Channels.Select(channel => channel?.Commands ?? 0));
    }

    [Fact]
    public void Notes_are_no_violations()
    {
        var verdict = Verdict("1 activate 0 0 0 0 0x0 0x0\n50000 precharge 0 0 0 0 -0x1 -0x1\n");

        Assert.Empty(verdict.Violations);
        Assert.Equal("9 tREFI", Assert.Single(verdict.Notes).Rule);
    }

    [Fact]
    public void A_channel_that_the_memory_does_not_have_is_refused()
    {
        var problem = Assert.Throws<CommandLogException>(() => Verdict("1 activate 7 0 0 0 0x0 0x0\n2 activate 8 0 0 0 0x0 0x0\n"));

        Assert.Equal("Line 2: There is no channel 8; HBM2 has channels 0 to 7.", problem.Message);
    }

    private static CommandLogVerdict Verdict(string log)
    {
        using var text = new StringReader(log);
        return CommandLogVerdict.Of(text, GoldenDram.Hbm2);
    }
}
