using System.Globalization;
using ActorSim.Memory;

namespace ActorSim.Scenarios;

/// <summary>Tables, figures and sentences of a run of a DRAM.</summary>
internal sealed class DramReport
{
    public const string Bandwidth = "bandwidth";
    public const string MeanLatency = "read-latency";
    public const string RowHitRate = "row-hit-rate";

    private const string ChannelsTable = "channels";
    private const string CommandsTable = "commands";
    private const string EnergyTable = "energy";
    private const int ShownRows = 8;

    private static readonly (ResultColumn Column, Func<DramChannelFigures, long> Count)[] ChannelColumns =
    [
        (new("reads", "requests", "Reads that were accepted."), c => c.Reads),
        (new("writes", "requests", "Writes that were accepted."), c => c.Writes),
        (new("forwarded", "requests", "Reads that a waiting write answered; they need no READ."), c => c.ForwardedReads),
        (new("joined", "requests", "Reads of an address that was being read; they share a READ."), c => c.JoinedReads),
        (new("merged", "requests", "Writes to an address whose write still waited; they share a WRITE."), c => c.MergedWrites),
        (new("read-commands", "commands", "READs."), c => c.ReadCommands),
        (new("write-commands", "commands", "WRITEs until the last request was answered; some writes may still have waited then."), c => c.WriteCommands),
    ];

    private static readonly (ResultColumn Column, Func<DramChannelFigures, long> Count)[] CommandColumns =
    [
        (new("row-hits", "commands", "READs and WRITEs that were not the first to their open row."), c => c.ReadRowHits + c.WriteRowHits),
        (new("row-misses", "commands", "Rows that were opened in a bank without an open row."), c => c.Activates - c.ConflictPrecharges),
        (new("row-conflicts", "commands", "Rows that were closed because a request needed another row of the bank."), c => c.ConflictPrecharges),
        (new("activates", "commands", "ACTIVATEs."), c => c.Activates),
        (new("precharges", "commands", "PRECHARGEs, those in front of refreshes included."), c => c.Precharges),
        (new("refreshes", "commands", "REFRESHes of ranks and of banks."), c => c.Refreshes + c.BankRefreshes),
        (new("bus-turnarounds", "times", "How often the data bus changed between reading and writing."), c => c.BusTurnarounds),
        (new("rank-switches", "times", "How often the data bus changed to another rank."), c => c.RankSwitches),
    ];

    private readonly DramStandard standard;
    private readonly DramWorkload workload;
    private readonly DramPlayback playback;
    private readonly bool isDone;
    private readonly List<DramChannelFigures> channels = [];
    private readonly DramLatencies? latencies;
    private readonly DramUse? use;
    private readonly DramEnergy? energy;

    public DramReport(DramStandard standard, DramWorkload workload, DramPlayback playback)
    {
        (this.standard, this.workload, this.playback) = (standard, workload, playback);
        var player = playback.Player;
        isDone = player.Answered == player.Trace.Length;
        if (!isDone)
        {
            return;
        }

        channels = [.. playback.Channels.Select(channel => channel.FiguresBefore(player.EndCycle))];
        latencies = new DramLatencies(player, channels, Nanoseconds);
        use = new DramUse(Memory, channels);
        energy = standard.Power is { } power ? DramEnergy.Of(Memory, power, Activity()) : null;
    }

    private DramDescription Memory => standard.Description;

    private double Nanoseconds => Memory.CycleNanoseconds;

    private long Cycles => playback.Player.EndCycle;

    private double Bytes => (double)workload.Count * Memory.Organization.RequestBytes;

    private double GigabytesPerSecond => Bytes / (Cycles * Nanoseconds);

    private double BusGigabytesPerSecond => (double)channels.Sum(channel => channel.ReadCommands + channel.WriteCommands) * Memory.Organization.RequestBytes / (Cycles * Nanoseconds);

    private double Peak => Memory.PeakBytesPerSecond / 1e9;

    /// <summary>With one rank nothing moves while it is refreshed; with several the others go on.</summary>
    private double Bound => Memory.Organization.Ranks > 1 ? Peak : Peak * (1 - (channels.Average(channel => channel.RefreshRankCycles) / Cycles));

    private static (string Name, string Unit, string Description, Func<DramReport, Cell> Value)[] Figures =>
    [
        ("cycles", "cycles", "Cycles of the command clock until the last request was answered.", r => r.Cycles),
        ("time", "ns", "Time until then.", r => r.Cycles * r.Nanoseconds),
        (Bandwidth, "GB/s", "Bytes of all requests in that time, with those that needed no burst.", r => r.GigabytesPerSecond),
        ("bus-bandwidth", "GB/s", "Bytes of all bursts in that time.", r => r.BusGigabytesPerSecond),
        ("bandwidth-bound", "GB/s", "What the data buses can carry, less the time in which the only rank of a channel was being refreshed as a whole.", r => r.Bound),
        ("bandwidth-peak", "GB/s", "What the data buses can carry.", r => r.Peak),
        (MeanLatency, "ns", "Mean of all reads, from acceptance to the last beat; nothing without reads.", r => r.latencies!.HasReads ? r.latencies.Mean * r.Nanoseconds : Cell.Nothing),
        (RowHitRate, "%", "READs and WRITEs that were not the first to their open row.", r => r.HitRate()),
    ];

    private static (string Name, string Unit, string Description, Func<DramReport, Cell> Value)[] EnergyFigures =>
    [
        ("energy", "pJ", "Of all commands, and of the devices' standby.", r => r.energy!.Value.Total),
        ("energy-per-bit", "pJ/bit", "Energy for each bit of the requests.", r => r.energy!.Value.Total / (8 * r.Bytes)),
        ("power", "mW", "Energy in the time of the run.", r => r.energy!.Value.Total / (r.Cycles * r.Nanoseconds)),
    ];

    /// <summary>The names and units of what a run to its end gives.</summary>
    public static IReadOnlyDictionary<string, string?> MetricUnits(DramStandard standard, DramWorkload workload)
    {
        var units = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, unit, _, _) in FiguresOf(standard))
        {
            units.Add(name, unit);
        }

        DramLatencies.AddUnits(units);
        DramUse.AddUnits(units);
        for (var channel = 0; channel < standard.Description.Organization.Channels; channel++)
        {
            foreach (var (column, _) in ChannelColumns)
            {
                units.Add($"{ChannelsTable}.{channel}.{column.Name}", column.Unit);
            }

            foreach (var (column, _) in CommandColumns)
            {
                units.Add($"{CommandsTable}.{channel}.{column.Name}", column.Unit);
            }
        }

        DramRows.AddUnits(standard.Description, workload, units);
        foreach (var cause in standard.Power is null ? [] : EnergyCauses)
        {
            units.Add($"{EnergyTable}.{cause}.energy", "pJ");
            units.Add($"{EnergyTable}.{cause}.share", "%");
        }

        return units;
    }

    /// <summary>What the run has to say; of a run that was cut short, only what is assumed.</summary>
    public SystemResult ToResult() => new()
    {
        Tables = isDone ? [.. Tables()] : [],
        Figures = isDone ? [.. FiguresOf(standard).Select(figure => new ResultFigure(figure.Name, figure.Value(this), figure.Unit, figure.Description)).Where(figure => figure.Value.IsNumber)] : [],
        Files = workload.RecordsCommands ? [new ResultFile("commands.log", WriteCommands)] : [],
        Explanation = isDone ? [.. Explain()] : [SoFar()],
        Assumptions =
        [
            "The controllers are those of DRAMsim3 (commit 2981759), equal to it request for request and command for command, but for three things in which it is mended: simultaneous refresh reaches all ranks, the refresh of one bank holds up that bank, and a full write buffer cannot block the channel.",
            "Writes are posted: answered in the cycle behind their acceptance. The run ends with the last answer; what waits in write buffers then is not written any more.",
            "There is no power-down and no self-refresh, and nothing but the DRAM itself: the latency of the controller's own logic and of the wires is not counted, nor the energy of termination and of the controller's side of the bus.",
            .. standard.Power is { RefreshBank: 0 } && Memory.Controller.Refresh == RefreshPolicy.BankStaggered
                ? (string[])["The description says nothing of what the refresh of a single bank costs (IDD5PB), so these refreshes cost nothing here."]
                : [],
        ],
    };

    private IEnumerable<ResultTable> Tables() =>
    [
        .. latencies!.Tables(),
        use!.BusTimeTable(),
        use.ToTable(),
        OfChannels(ChannelsTable, "The requests of each channel, and the bursts that they needed until the last was answered; writes that still waited then had none.", ChannelColumns),
        OfChannels(CommandsTable, "The commands of each channel; rows that a refresh closed are opened again, so that hits, misses and conflicts can be more than bursts.", CommandColumns),
        .. Energy(),
        DramRows.OfBanks(Memory, channels, ShownRows),
        .. Requests(),
    ];

    private static string[] EnergyCauses => ["activate", "read", "write", "refresh", "background-active", "background-precharged"];

    private static IEnumerable<(string Name, string Unit, string Description, Func<DramReport, Cell> Value)> FiguresOf(DramStandard standard) =>
        standard.Power is null ? Figures : Figures.Concat(EnergyFigures);

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);

    /// <summary>Of a run that was cut short no figure is given that could be taken for one of the whole; but what was reached is said.</summary>
    private string SoFar()
    {
        var nanoseconds = playback.Simulation.Now.Picoseconds / 1000.0;
        var rate = nanoseconds > 0 ? playback.Player.Answered * (double)Memory.Organization.RequestBytes / nanoseconds : 0;
        return Say($"The run ended after {nanoseconds:N0} ns, when {playback.Player.Answered:N0} of {workload.Count:N0} requests were answered, {rate:0.00} GB/s of them: figures and tables are those of whole runs, and left out.");
    }

    private Cell HitRate()
    {
        var commands = channels.Sum(channel => channel.ReadCommands + channel.WriteCommands);
        return commands == 0 ? Cell.Nothing : 100.0 * channels.Sum(channel => channel.ReadRowHits + channel.WriteRowHits) / commands;
    }

    private DramActivity Activity()
    {
        var open = channels.Sum(channel => channel.OpenRankCycles);
        return new DramActivity(
            channels.Sum(channel => channel.Activates),
            channels.Sum(channel => channel.ReadCommands),
            channels.Sum(channel => channel.WriteCommands),
            channels.Sum(channel => channel.Refreshes),
            channels.Sum(channel => channel.BankRefreshes),
            open,
            (Cycles * Memory.Organization.Ranks * channels.Count) - open);
    }

    private ResultTable OfChannels(string name, string description, (ResultColumn Column, Func<DramChannelFigures, long> Count)[] columns) => new(
        name,
        description,
        [new("channel", "", "The channel."), .. columns.Select(column => column.Column)],
        [.. channels.Select((channel, number) => new ResultRow([number.ToString(CultureInfo.InvariantCulture), .. columns.Select(column => (Cell)column.Count(channel))]))])
    {
        ShownRows = ShownRows,
    };

    private IEnumerable<ResultTable> Energy()
    {
        if (energy is not { } all)
        {
            return [];
        }

        double[] parts = [all.Activate, all.Read, all.Write, all.Refresh, all.BackgroundActive, all.BackgroundPrecharged];
        return
        [
            new ResultTable(
                EnergyTable,
                "Where the energy goes.",
                [new("cause", "", "Opening and closing rows, bursts, refreshes, and standby of ranks with a row open or with all closed."), new("energy", "pJ", "The energy."), new("share", "%", "Of all.")],
                [.. EnergyCauses.Zip(parts, (cause, part) => new ResultRow(cause, part, 100 * part / all.Total))]),
        ];
    }

    private IEnumerable<ResultTable> Requests() =>
        workload.RecordsRequests ? [DramRows.OfRequests(Memory, playback.Player, ShownRows)] : [];

    private IEnumerable<string> Explain()
    {
        yield return Say($"{Memory.Name} serves {GigabytesPerSecond:0.00} GB/s of requests; its bursts are {BusGigabytesPerSecond:0.00} GB/s, {100 * BusGigabytesPerSecond / Peak:0.0} % of its peak of {Peak:0.00} GB/s.");
        foreach (var sentence in WithoutBurst())
        {
            yield return sentence;
        }

        yield return use!.Explain(LateShare());
        if (latencies!.HasReads)
        {
            yield return latencies.Explain();
        }

        if (energy is { } all)
        {
            yield return Say($"Of {all.Total / 8 / Bytes:0.0} pJ a bit, {100 * (all.Activate + all.Read + all.Write) / all.Total:0} % go to commands of requests, {100 * all.Refresh / all.Total:0} % to refreshes, and {100 * (all.BackgroundActive + all.BackgroundPrecharged) / all.Total:0} % to standby.");
        }

        if (workload.RecordsCommands)
        {
            yield return Say($"All {playback.Channels.Sum(channel => channel.Commands.Count):N0} commands are kept; --out DIR writes them into commands.log.");
        }
    }

    /// <summary>Requests and bursts are not equally many where some need none, or share one.</summary>
    private IEnumerable<string> WithoutBurst()
    {
        (long Count, string What)[] reasons =
        [
            (channels.Sum(channel => channel.ForwardedReads), "are answered by a waiting write"),
            (channels.Sum(channel => channel.JoinedReads), "join a read of the same address"),
            (channels.Sum(channel => channel.MergedWrites), "are merged into a waiting write of the same address"),
            (channels.Sum(channel => channel.Writes - channel.MergedWrites - channel.WriteCommands), "are writes that still wait at the end"),
        ];
        var told = reasons.Where(reason => reason.Count > 0).Select(reason => Say($"{reason.Count:N0} {reason.What}")).ToList();
        return told.Count == 0 ? [] : [$"Of {workload.Count.ToString("N0", CultureInfo.InvariantCulture)} requests {string.Join(", ", told)}: they have no burst of their own."];
    }

    /// <summary>The share of requests that were accepted later than in the cycle behind that from which on they could be offered.</summary>
    private double LateShare()
    {
        var player = playback.Player;
        var late = 0;
        for (var i = 0; i < player.Trace.Length; i++)
        {
            late += player.AcceptCycles[i] > player.Trace[i].Cycle + 1 ? 1 : 0;
        }

        return (double)late / player.Trace.Length;
    }

    /// <summary>The commands of all channels by cycle, those of a cycle by channel.</summary>
    private void WriteCommands(TextWriter text)
    {
        var next = new int[playback.Channels.Count];
        while (true)
        {
            var first = -1;
            for (var channel = 0; channel < next.Length; channel++)
            {
                var commands = playback.Channels[channel].Commands;
                if (next[channel] < commands.Count && (first < 0 || commands[next[channel]].Cycle < playback.Channels[first].Commands[next[first]].Cycle))
                {
                    first = channel;
                }
            }

            if (first < 0)
            {
                return;
            }

            CommandLog.Write(text, first, playback.Channels[first].Commands[next[first]++]);
        }
    }
}
