using System.Text.RegularExpressions;
using Spectre.Console;

namespace ActorSim.Reports.Tests;

public sealed partial class ProfileTextTests
{
    [Fact]
    public void Without_a_profile_nothing_is_shown() => Assert.Equal("", Shown(Profiles.ResultWith()));

    [Fact]
    public void Of_a_sweep_the_slowest_run_is_shown() =>
        Assert.Contains("Profile of the slowest of 2 runs, system.dataflow = ws: 2.00 s", Shown(Profiles.ResultWith(Profiles.Of(1), Profiles.Of(2))), StringComparison.Ordinal);

    [Theory]
    [InlineData("1,200,000 deliveries, 0.6 M/s: 1,000,000 messages over links, 200,000 wakes, starts and messages to oneself")]
    [InlineData("actors 1.50 s 75 %")]
    [InlineData("Profiling took 500 ms more, which is left out everywhere else.")]
    [InlineData("Pe0 4 1.00 s 50 % 600,000 1.67 µs 2")]
    [InlineData("/pe/3 Pe0 250 ms 20 % 40,000")]
    [InlineData("Pe0.Next Pe1.Words 8 1,000,000 100 %")]
    [InlineData("/pe/0.Next /pe/1.Words 125,000 13 %")]
    [InlineData("/chip/0 8 1 ns 1,000 25 % 41 64 8 500 ms 62.5 ms")]
    [InlineData("Windows per region, in 900 rounds; 7 windows and 3 rounds were shared among threads:")]
    [InlineData("32 to 63 999 100 % 100 %")]
    [InlineData("/chip/0 1 ns 12 /pe/0.Next -> /pe/1.Words 5 ns")]
    [InlineData("/chip/0 to /host 1 µs 1 /pe/0.Out -> /host.In none")]
    [InlineData("1 300,000 25 % 25 % 25 % 50 %")]
    [InlineData("actors, ports, links, and the program 64 MiB 8,192 KiB")]
    [InlineData("2 bytes are allocated for each delivery; 4 garbage collections took 500 µs.")]
    [InlineData("2 2.00 s 1 2 windows too small to share")]
    [InlineData("Each further thread takes 1.50 µs (measured) whenever work is shared; windows with fewer than 512 messages are not.")]
    [InlineData("2 /chip/0/pe/0..3 4 50 % 20,000 (2.0 %) 1 ns")]
    [InlineData("Windows hold 41 messages on average.")]
    public void Each_table_shows_its_numbers_with_units(string line) =>
        Assert.Contains(line, Shown(Profiles.ResultWith(Profiles.Of(2))).Split('\n').Select(one => Blanks().Replace(one, " ").Trim()));

    [Fact]
    public void Long_tables_end_with_a_sum_of_the_rest()
    {
        var lines = Shown(Profiles.ResultWith(Profiles.Of(2, classes: 20))).Split('\n').Select(one => Blanks().Replace(one, " ").Trim()).ToList();

        Assert.Contains(lines, line => line.StartsWith("Pe11 4 ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("Pe12 ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("8 others 32 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(12.3456, "12.3 s")]
    [InlineData(1234.5, "1,235 s")]
    [InlineData(0.99996, "1.00 s")]
    [InlineData(0.0412, "41.2 ms")]
    [InlineData(1.5e-6, "1.50 µs")]
    [InlineData(0.1e-9, "0.10 ns")]
    public void Measured_times_have_three_digits_and_a_unit(double seconds, string text) => Assert.Equal(text, DisplayTime.Of(seconds));

    [GeneratedRegex(" +", RegexOptions.None, 1000)]
    private static partial Regex Blanks();

    private static string Shown(Scenarios.Result result)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 400;
        ProfileText.Write(console, result);
        return writer.ToString();
    }
}
