using System.Globalization;
using ActorSim.Memory;
using CsvHelper;

namespace ActorSim.Conformance.Dramsim3;

public sealed class DramsimTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Dramsim3");

    private static readonly Dictionary<string, DramsimRow> Golden =
        DramsimRow.Read(Path.Combine(Folder, "golden.csv")).ToDictionary(row => row.Name, StringComparer.Ordinal);

    public static TheoryData<string> Rows => [.. Golden.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string> RequestRuns => [.. FilesIn("requests")];

    public static TheoryData<string> CommandRuns => [.. FilesIn("commands")];

    [Fact]
    public void Every_file_belongs_to_a_row()
    {
        Assert.Equal(48, Golden.Count);
        Assert.Empty(FilesIn("requests").Concat(FilesIn("commands")).Except(Golden.Keys));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_figure_of_a_run_is_equal(string run)
    {
        var row = Golden[run];
        var playback = Play(row);
        var figures = playback.Channels.Select(channel => channel.FiguresBefore(playback.Player.EndCycle)).ToList();
        var player = playback.Player;
        var reads = Enumerable.Range(0, row.Requests).Where(i => !player.Trace[i].IsWrite).ToList();
        var latency = reads.Count == 0 ? (double?)null : reads.Average(i => player.DoneCycles[i] - player.AcceptCycles[i]);
        var lastRead = reads.Count == 0 ? 0 : reads.Max(i => player.DoneCycles[i]);
        var bytes = playback.Memory.Organization.RequestBytes;
        var nanoseconds = row.Config.StartsWith("hbm2", StringComparison.Ordinal) ? 1.0 : 0.83;

        Assert.Equal((row.Requests, row.Reads), (player.Trace.Length, reads.Count));
        Assert.Equal(row.CyclesEnd, player.EndCycle);
        Assert.Equal(row.LastReadDoneClk, lastRead);
        Assert.Equal(row.AvgReadLatencyCycles, Rounded(latency, 4));
        Assert.Equal(row.AvgReadLatencyNs, Rounded(latency * nanoseconds, 3));
        Assert.Equal(row.ReadBytesPerCycleToLastRead, reads.Count == 0 ? null : Rounded((double)reads.Count * bytes / lastRead, 4));
        Assert.Equal(row.BandwidthGbps, Rounded(row.Requests * bytes / (player.EndCycle * nanoseconds), 4));
        Assert.Equal(row.NumReadCmds, figures.Sum(channel => channel.ReadCommands));
        Assert.Equal(row.NumWriteCmds, figures.Sum(channel => channel.WriteCommands));
        Assert.Equal(row.ReadRowHits, figures.Sum(channel => channel.ReadRowHits));
        Assert.Equal(row.WriteRowHits, figures.Sum(channel => channel.WriteRowHits));
        Assert.Equal(row.NumAct, figures.Sum(channel => channel.Activates));
        Assert.Equal(row.NumPre, figures.Sum(channel => channel.Precharges));
        Assert.Equal(row.NumRef, figures.Sum(channel => channel.Refreshes));
        Assert.Equal(row.RowHitRate, Rounded(figures.Sum(channel => channel.ReadRowHits + channel.WriteRowHits) / (double)figures.Sum(channel => channel.ReadCommands + channel.WriteCommands), 4));
    }

    [Theory]
    [MemberData(nameof(RequestRuns))]
    public void Every_request_is_accepted_and_done_in_the_same_cycle(string run)
    {
        var player = Play(Golden[run]).Player;
        using var csv = CsvReader.FromFile(Path.Combine(Folder, "requests", run + ".csv"));
        var requests = 0;
        while (csv.Read())
        {
            var index = csv.Parse<int>("index");
            Assert.Equal((index, csv.Parse<long>("accept_clk"), csv.Parse<long>("done_clk")), (index, player.AcceptCycles[index], player.DoneCycles[index]));
            requests++;
        }

        Assert.Equal(Golden[run].Requests, requests);
    }

    [Theory]
    [MemberData(nameof(CommandRuns))]
    public void Every_command_is_the_same(string run)
    {
        var expected = File.ReadAllLines(Path.Combine(Folder, "commands", run + ".txt"));

        var commands = Play(Golden[run]).Channels[0].Commands;

        Assert.InRange(expected.Length, 1, commands.Count);
        Assert.Equal(expected, commands.Take(expected.Length).Select(Line));
        Assert.True(expected.Length == commands.Count || expected.Length == 2500, $"We send {commands.Count} commands, the tool {expected.Length}.");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_energy_is_equal_but_for_the_unit(string run)
    {
        var row = Golden[run];
        var playback = Play(row);
        var memory = playback.Memory;
        var figures = playback.Channels.Select(channel => channel.FiguresBefore(playback.Player.EndCycle)).ToList();
        var open = figures.Sum(channel => channel.OpenRankCycles);
        var activity = new DramActivity(
            Activates: figures.Sum(channel => channel.Activates),
            Reads: figures.Sum(channel => channel.ReadCommands),
            Writes: figures.Sum(channel => channel.WriteCommands),
            Refreshes: figures.Sum(channel => channel.Refreshes),
            BankRefreshes: 0,
            ActiveRankCycles: open,
            PrechargedRankCycles: (row.CyclesEnd * memory.Organization.Channels * memory.Organization.Ranks) - open);

        var energy = DramEnergy.Of(memory, DramPower.Of(DramsimMemory.CurrentsOf(row.Config), memory), activity);

        // What the tool calls pJ are V · mA · cycles.
        var nanoseconds = row.Config.StartsWith("hbm2", StringComparison.Ordinal) ? 1.0 : 0.83;
        Assert.Equal(row.TotalEnergyPj, energy.Total / nanoseconds, tolerance: 0.1);
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.GetFiles(Path.Combine(Folder, folder)).Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    private static DramPlayback Play(DramsimRow row)
    {
        var memory = DramsimMemory.Of(row.Config);
        using var text = File.OpenText(Path.Combine(Folder, "traces", row.Trace + ".trace"));
        var playback = new DramPlayback(memory, DramTrace.Read(text, memory), row.IssueWidth, keepsCommands: true);
        playback.Simulation.Run();
        return playback;
    }

    /// <summary>As the tool writes a command.</summary>
    private static string Line(DramCommand command)
    {
        var name = command.Kind switch
        {
            DramCommandKind.Activate => "activate",
            DramCommandKind.Precharge => "precharge",
            DramCommandKind.Read => "read",
            DramCommandKind.Write => "write",
            DramCommandKind.ReadPrecharge => "read_p",
            DramCommandKind.WritePrecharge => "write_p",
            DramCommandKind.Refresh => "refresh",
            _ => command.Kind.ToString(),
        };
        var channel = command.Row < 0 ? -1 : 0;
        return string.Create(CultureInfo.InvariantCulture, $"{command.Cycle} {name} {channel} {command.Rank} {command.Group} {command.Bank} {Hex(command.Row)} {Hex(command.Column)}");

        static string Hex(int value) => value < 0 ? $"-0x{-value:x}" : $"0x{value:x}";
    }

    private static double? Rounded(double? value, int digits) => value is { } number ? Math.Round(number, digits) : null;
}
