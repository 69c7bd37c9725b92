using System.Globalization;
using ActorSim.Memory;

namespace ActorSim.Scenarios;

/// <summary>The tables of a DRAM's run with a row for each bank and for each request.</summary>
internal static class DramRows
{
    private const string BanksTable = "banks";
    private const string RequestsTable = "requests";

    private static readonly ResultColumn[] BankColumns =
    [
        new("bank", "", "Channel, rank, bank group and bank."),
        new("bursts", "commands", "READs and WRITEs."),
        new("activates", "commands", "ACTIVATEs."),
        new("share", "%", "Of all bursts."),
    ];

    private static readonly ResultColumn[] RequestColumns =
    [
        new("request", "", "Its number, from 0, in the order in which they were offered."),
        new("address", "", "Its address."),
        new("operation", "", "READ or WRITE."),
        new("from", "cycles", "The cycle from which on it could be offered."),
        new("accepted", "cycles", "The cycle in which it was accepted."),
        new("done", "cycles", "The cycle in which it was answered."),
        new("latency", "cycles", "From acceptance to the answer."),
    ];

    public static void AddUnits(DramDescription memory, DramWorkload workload, Dictionary<string, string?> units)
    {
        foreach (var name in NamesOf(memory))
        {
            Add(BanksTable, name, BankColumns);
        }

        for (var i = 0; workload.RecordsRequests && i < workload.Count; i++)
        {
            Add(RequestsTable, NameOf(i), RequestColumns);
        }

        void Add(string table, string row, ResultColumn[] columns)
        {
            foreach (var column in columns.Skip(1))
            {
                units.Add($"{table}.{row}.{column.Name}", column.Name is "address" or "operation" ? null : column.Unit);
            }
        }
    }

    public static ResultTable OfBanks(DramDescription memory, List<DramChannelFigures> channels, int shownRows)
    {
        var bursts = channels.SelectMany(channel => channel.ColumnCommandsOfBanks);
        var activates = channels.SelectMany(channel => channel.ActivatesOfBanks);
        var all = Math.Max(1, bursts.Sum());
        return new ResultTable(
            BanksTable,
            "What each bank did, channel/rank/group/bank.",
            BankColumns,
            [.. NamesOf(memory).Zip(bursts, activates).Select(bank => new ResultRow(bank.First, bank.Second, bank.Third, 100.0 * bank.Second / all))])
        {
            ShownRows = shownRows,
        };
    }

    public static ResultTable OfRequests(DramDescription memory, DramPlayer player, int shownRows)
    {
        var rows = new List<ResultRow>(player.Trace.Length);
        var digits = (memory.Organization.Capacity - 1).ToString("X", CultureInfo.InvariantCulture).Length;
        for (var i = 0; i < player.Trace.Length; i++)
        {
            var request = player.Trace[i];
            rows.Add(new ResultRow(
                NameOf(i),
                "0x" + request.Address.ToString("X", CultureInfo.InvariantCulture).PadLeft(digits, '0'),
                request.IsWrite ? "WRITE" : "READ",
                request.Cycle,
                player.AcceptCycles[i],
                player.DoneCycles[i],
                player.DoneCycles[i] - player.AcceptCycles[i]));
        }

        return new ResultTable(RequestsTable, "Every request.", RequestColumns, rows) { ShownRows = shownRows };
    }

    private static IEnumerable<string> NamesOf(DramDescription memory)
    {
        var organization = memory.Organization;
        return from channel in Enumerable.Range(0, organization.Channels)
               from rank in Enumerable.Range(0, organization.Ranks)
               from @group in Enumerable.Range(0, organization.BankGroups)
               from bank in Enumerable.Range(0, organization.BanksPerGroup)
               select $"{channel}/{rank}/{@group}/{bank}";
    }

    private static string NameOf(int request) => request.ToString(CultureInfo.InvariantCulture);
}
