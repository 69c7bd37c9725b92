using System.Text;
using ActorSim.Kernel;

namespace ActorSim.Memory.Tests;

public sealed class CommandLogTests
{
    [Fact]
    public void A_log_of_the_reference_is_read()
    {
        using var text = new StringReader("""
            # clk command channel rank bankgroup bank row column
            2 activate 0 1 2 1 0x44c 0x63

            4660 precharge -1 0 3 1 -0x1 -0x1
            4685 refresh -1 0 -1 -1 -0x1 -0x1
              5105	read_p   0 1 2 1 0x44c 0x63
            """);
        Assert.Equal(
            [
                new LoggedCommand(2, 0, new DramCommand(2, DramCommandKind.Activate, 1, 2, 1, 0x44C, 0x63)),
                new LoggedCommand(4, 0, new DramCommand(4660, DramCommandKind.Precharge, 0, 3, 1, -1, -1)),
                new LoggedCommand(5, 0, new DramCommand(4685, DramCommandKind.Refresh, 0, -1, -1, -1, -1)),
                new LoggedCommand(6, 0, new DramCommand(5105, DramCommandKind.ReadPrecharge, 1, 2, 1, 0x44C, 0x63)),
            ],
            CommandLog.Read(text));
    }

    [Fact]
    public void A_line_without_a_channel_belongs_to_the_only_one()
    {
        using var text = new StringReader("1 activate 3 0 0 0 0x0 0x0\n9 refresh -1 1 -1 -1 -0x1 -0x1");
        Assert.Equal([3, 3], CommandLog.Read(text).Select(logged => logged.Channel));
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var memory = RandomDram.Description(new RandomStream(4, "log"));
        var commands = RandomLog.Commands(new RandomStream(1, "log"), memory, 2000);
        var text = new StringBuilder();
        using var writer = new StringWriter(text);
        foreach (var command in commands)
        {
            CommandLog.Write(writer, 2, command);
        }

        using var reader = new StringReader(text.ToString());
        Assert.Equal(commands.Select((command, i) => new LoggedCommand(i + 1, 2, command)), CommandLog.Read(reader));
    }

    [Theory]
    [InlineData("7 read 0 0 0 0 0x1", "`7 read 0 0 0 0 0x1` has 7 words; a line is")]
    [InlineData("7 read 0 0 0 0 0x1 0x1 0x1", "has more than 8 words")]
    [InlineData("-7 read 0 0 0 0 0x1 0x1", "does not begin with a clock cycle")]
    [InlineData("7 fetch 0 0 0 0 0x1 0x1", "unknown command `fetch`; there are activate, precharge, read,")]
    [InlineData("7 read 0 x 0 0 0x1 0x1", "`x` in `7 read 0 x 0 0 0x1 0x1` is no number")]
    [InlineData("7 read 0 0 0 0 12 0x1", "`12` in `7 read 0 0 0 0 12 0x1` is no hexadecimal number with 0x")]
    [InlineData("7 read 0 0 0 0 0xFFFFFFFF 0x1", "is no hexadecimal number with 0x")]
    [InlineData("7 read 0 0 0 0 -0x2 0x1", "is no hexadecimal number with 0x")]
    [InlineData("7 read 0 0 -1 0 0x0 0x1", "must name a rank, a bank group and a bank")]
    [InlineData("7 refresh 0 0 1 0 -0x1 -0x1", "must name a rank, and −1 as bank group and bank")]
    [InlineData("7 read 0 0 0 0 0x1 -0x1", "must name a row and a column")]
    [InlineData("7 activate 0 0 0 0 -0x1 -0x1", "must name a row.")]
    public void A_line_that_is_no_command_is_refused_with_its_number(string line, string because)
    {
        using var text = new StringReader($"1 activate 0 0 0 0 0x1 0x1\n# why not\n{line}\n");
        var refusal = Assert.Throws<CommandLogException>(() => CommandLog.Read(text).Count());
        Assert.Equal(3, refusal.Line);
        Assert.StartsWith("Line 3: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_a_channel_is_refused_in_a_log_of_several()
    {
        using var text = new StringReader("1 activate 0 0 0 0 0x0 0x0\n2 activate 1 0 0 0 0x0 0x0\n9 refresh -1 1 -1 -1 -0x1 -0x1");
        Assert.Contains("names no channel", Assert.Throws<CommandLogException>(() => CommandLog.Read(text).Count()).Problem, StringComparison.Ordinal);
    }
}
