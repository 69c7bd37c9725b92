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

    private readonly long cycles;
    private readonly double[] busy;

    public DramUse(DramDescription memory, IReadOnlyList<DramChannelFigures> channels)
    {
        cycles = channels[0].Cycles;
        var organization = memory.Organization;
        var timings = memory.Timings;
        var distances = new CommandDistances(organization, timings);
        busy =
        [
            channels.Max(channel => channel.BusBusyCycles),
            channels.Max(channel => channel.BusTurnarounds / 2) * (distances.ReadToWriteSameRank + distances.WriteToReadOtherRank - (2.0 * organization.BurstCycles)),
            channels.Max(channel => MostOf(channel.ColumnCommandsOfBanks, organization.BanksPerGroup)) * (double)distances.ColumnToColumnSameGroup,
            channels.Max(channel => MostOf(channel.ActivatesOfBanks, organization.Banks)) * Math.Max(timings.RrdShort, timings.Faw / 4.0),
            channels.Max(channel => MostOf(channel.ActivatesOfBanks, 1)) * (double)timings.Rc,
            channels.Max(channel => (double)channel.RefreshRankCycles / organization.Ranks),
        ];
    }

    /// <summary>The share of its time in which the data bus of the busiest channel carried data, 0 to 1.</summary>
    public double BusUse => busy[0] / cycles;

    private int Busiest => Array.IndexOf(busy, busy.Max());

    public static void AddUnits(Dictionary<string, string?> units)
    {
        foreach (var (name, _, _) in Resources)
        {
            units.Add($"{Table}.{name}.busy", "cycles");
            units.Add($"{Table}.{name}.share", "%");
        }
    }

    public ResultTable ToTable() => new(
        Table,
        "What was how busy, each in the channel, rank, group or bank that has most of it: commands times the least distance between two of them.",
        [new("resource", "", "What only one command can have at a time."), new("busy", "cycles", "Cycles in which it was taken."), new("share", "%", "Of all cycles.")],
        [.. Resources.Zip(busy, (resource, taken) => new ResultRow(resource.Name, taken, 100 * taken / cycles))]);

    /// <summary>What limits the memory, as a sentence.</summary>
    /// <param name="stalledShare">The share of cycles in which requests found no room, 0 to 1.</param>
    public string Explain(double stalledShare)
    {
        var (_, what, advice) = Resources[Busiest];
        var share = busy[Busiest] / cycles;
        if (share >= FullShare)
        {
            return Say($"The limit is {what}: busy {100 * share:0.0} % of the time; {advice}.");
        }

        return stalledShare < 0.5
            ? Say($"Nothing limits the memory: requests come slower than it serves them; the busiest part is {what}, {100 * share:0.0} % of the time.")
            : Say($"No single part is busy all the time; what comes nearest is {what}, {100 * share:0.0} % of the time, and the data bus carries data {100 * BusUse:0.0} % of it. The rest is lost where requests wait for each other in the order of the queues.");
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);

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
