using System.Globalization;
using ActorSim.Memory;

namespace ActorSim.Scenarios;

/// <summary>
/// What of a memory was how busy: for each thing that two commands cannot have at once, how many commands it had times the
/// least distance between two of them.
/// </summary>
internal sealed class DramUse
{
    public const string Table = "resources";
    public const string BusTable = "bus-time";

    // From this share on a resource is said to be the limit.
    private const double FullShare = 0.85;

    private static readonly (string Name, string What, string Advice)[] Resources =
    [
        ("data-bus", "the data bus", "only more or wider channels would help"),
        ("bus-turnarounds", "turning the data bus between reading and writing", "longer runs of reads and of writes would help"),
        ("bank-group", "a bank group, whose bursts follow each other tCCD_L apart", "consecutive bursts in different groups would help"),
        ("activates", "opening rows in a rank (tRRD, tFAW)", "more bursts from an open row would help"),
        ("bank", "a bank, which opens a row at most once in tRC", "rows spread over more banks would help"),
        ("refresh", "refreshes", "refreshing banks one by one would help"),
    ];

    private static readonly (string Name, string What)[] BusTimes =
    [
        ("data", "carries data"),
        ("same-group", "waits tCCD_L for a burst of the same bank group"),
        ("turnaround", "turns between reading and writing"),
        ("rank-switch", "changes to another rank"),
        ("row", "waits for a row to be opened"),
        ("refresh", "waits for refreshes"),
        ("command-order", "waits for the command bus and the order of the queues"),
        ("no-request", "has no request"),
    ];

    private readonly long cycles;
    private readonly int channelCount;
    private readonly double[] busy;
    private readonly long[] busTimes;

    public DramUse(DramDescription memory, IReadOnlyList<DramChannelFigures> channels)
    {
        (cycles, channelCount) = (channels[0].Cycles, channels.Count);
        busTimes = [channels.Sum(channel => channel.BusBusyCycles), .. Enum.GetValues<BusLoss>().Select(loss => channels.Sum(channel => channel.LostBusCycles[(int)loss]))];
        var organization = memory.Organization;
        var timings = memory.Timings;
        var distances = new CommandDistances(organization, timings);
        var writeToRead = organization.Ranks > 1 ? distances.WriteToReadOtherRank : distances.WriteToReadOtherGroup;
        busy =
        [
            channels.Max(channel => channel.BusBusyCycles),
            channels.Max(channel => channel.BusTurnarounds / 2) * (distances.ReadToWriteSameRank + writeToRead - (2.0 * organization.BurstCycles)),
            channels.Max(channel => MostOf(channel.ColumnCommandsOfBanks, organization.BanksPerGroup)) * (double)distances.ColumnToColumnSameGroup,
            channels.Max(channel => MostOf(channel.ActivatesOfBanks, organization.Banks)) * Math.Max(timings.RrdShort, timings.Faw / 4.0),
            channels.Max(channel => MostOf(channel.ActivatesOfBanks, 1)) * (double)timings.Rc,
            channels.Max(channel => (double)channel.RefreshRankCycles / organization.Ranks),
        ];
    }

    private int Busiest => Array.IndexOf(busy, busy.Max());

    public static void AddUnits(Dictionary<string, string?> units)
    {
        foreach (var (name, _, _) in Resources)
        {
            units.Add($"{Table}.{name}.busy", "cycles");
            units.Add($"{Table}.{name}.share", "%");
        }

        foreach (var (name, _) in BusTimes)
        {
            units.Add($"{BusTable}.{name}.cycles", "cycles");
            units.Add($"{BusTable}.{name}.share", "%");
        }
    }

    /// <summary>Where the time of the data buses goes; the parts add up to all of it.</summary>
    public ResultTable BusTimeTable() => new(
        BusTable,
        "Where the time of the data bus goes, of all channels together; the parts add up to the whole run.",
        [new("time", "", "What the bus does, or what the next burst waits for."), new("cycles", "cycles", "How many."), new("share", "%", "Of all.")],
        [.. BusTimes.Zip(busTimes, (time, taken) => new ResultRow(time.Name, taken, BusShare(taken)))]);

    public ResultTable ToTable() => new(
        Table,
        "What was how busy, each in the channel, rank, group or bank that has most of it: commands times the least distance between two of them.",
        [new("resource", "", "What only one command can have at a time."), new("busy", "cycles", "Cycles in which it was taken."), new("share", "%", "Of all cycles.")],
        [.. Resources.Zip(busy, (resource, taken) => new ResultRow(resource.Name, taken, 100 * taken / cycles))]);

    /// <summary>What limits the memory, as a sentence.</summary>
    public string Explain()
    {
        var told = BusTimes.Zip(busTimes).Where(time => BusShare(time.Second) >= 0.5).OrderByDescending(time => time.Second)
            .Select(time => Say($"{BusShare(time.Second):0.0} % it {time.First.What}"));
        var (_, what, advice) = Resources[Busiest];
        var share = busy[Busiest] / cycles;
        var limit = share >= FullShare ? Say($" What limits is {what}, busy {100 * share:0.0} % of the time; {advice}.") : "";
        return $"Of the data bus's time: {string.Join(", ", told)}.{limit}";
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);

    private double BusShare(long taken) => 100.0 * taken / (cycles * channelCount);

    private static long MostOf(IReadOnlyList<long> ofBanks, int banks)
    {
        var most = 0L;
        for (var first = 0; first < ofBanks.Count; first += banks)
        {
            var sum = 0L;
            for (var bank = first; bank < first + banks; bank++)
            {
                sum += ofBanks[bank];
            }

            most = Math.Max(most, sum);
        }

        return most;
    }
}
