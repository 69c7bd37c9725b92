using System.Globalization;
using ActorSim.Memory;

namespace ActorSim.Scenarios;

/// <summary>
/// What of a memory was how busy: for each thing that two commands cannot have at once, how many commands it had times the
/// least distance between two of them; and where the time of the data buses went.
/// </summary>
internal sealed class DramUse
{
    public const string Table = "resources";
    public const string BusTable = "bus-time";

    // From this share on a resource is said to be the limit.
    private const double FullShare = 0.9;

    private static readonly (string Name, string What, string Advice)[] Resources =
    [
        ("data-bus", "the data bus", "only more or wider channels would help"),
        ("bank-group", "a bank group, whose bursts follow each other tCCD_L apart", "consecutive bursts in different groups would help"),
        ("activates", "opening rows in a rank (tRRD, tFAW, t32AW)", "more bursts from an open row would help"),
        ("bank", "a bank, which opens a row at most once in tRC", "rows spread over more banks would help"),
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
        busy =
        [
            channels.Max(channel => channel.BusBusyCycles),
            Between(channels.Max(channel => MostOf(channel.ColumnCommandsOfBanks, organization.BanksPerGroup))) * distances.ColumnToColumnSameGroup,
            Between(channels.Max(channel => MostOf(channel.ActivatesOfBanks, organization.Banks))) * Math.Max(timings.RrdShort, Math.Max(timings.Faw / 4.0, timings.ThirtyTwoActivates / 32.0)),
            Between(channels.Max(channel => MostOf(channel.ActivatesOfBanks, 1))) * timings.Rc,
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
        "What was how busy, each in the channel, rank, group or bank that has most of it: bursts on the bus; else commands times the least distance between two of them.",
        [new("resource", "", "What only one command can have at a time."), new("busy", "cycles", "Cycles in which it was taken."), new("share", "%", "Of all cycles.")],
        [.. Resources.Zip(busy, (resource, taken) => new ResultRow(resource.Name, taken, 100 * taken / cycles))]);

    /// <summary>What limits the memory, as a sentence.</summary>
    /// <param name="lateShare">The share of requests that were accepted later than they came, 0 to 1.</param>
    public string Explain(double lateShare)
    {
        var told = BusTimes.Zip(busTimes).Where(time => BusShare(time.Second) >= 0.5).OrderByDescending(time => time.Second)
            .Select(time => Say($"{BusShare(time.Second):0.0} % it {time.First.What}"));
        var (_, what, advice) = Resources[Busiest];
        var share = busy[Busiest] / cycles;
        var where = channelCount > 1 ? " (in the busiest channel)" : "";
        var limit = lateShare == 0 ? "Every request was accepted as soon as it came: the memory is faster than its requests."
            : share >= FullShare ? Say($"What limits is {what}, busy {100 * share:0.0} % of the time{where}; {advice}.")
            : $"What costs most is that the bus {BusTimes[1..].Zip(busTimes[1..]).MaxBy(time => time.Second).First.What}.";
        return $"Of the time of the data bus{(channelCount > 1 ? "es" : "")}: {string.Join(", ", told)}. {limit}";
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);

    private double BusShare(long taken) => 100.0 * taken / (cycles * channelCount);

    /// <summary>How many distances lie between commands.</summary>
    private static double Between(long commands) => Math.Max(0, commands - 1);

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
