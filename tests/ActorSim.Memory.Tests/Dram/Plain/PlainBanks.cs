using static ActorSim.Memory.DramCommandKind;

namespace ActorSim.Memory.Tests;

/// <summary>The banks of a channel: for every bank and kind of command the first clock that <see cref="PlainRules"/> leave for it.</summary>
internal sealed class PlainBanks
{
    private static readonly DramCommandKind[] Kinds = Enum.GetValues<DramCommandKind>();

    private readonly DramOrganization organization;
    private readonly PlainRules rules;
    private readonly DramTimings timings;
    private readonly Bank[] banks;
    private readonly List<long>[] ends4;
    private readonly List<long>[] ends32;

    public PlainBanks(DramDescription memory)
    {
        rules = new PlainRules(memory);
        timings = memory.Timings;
        organization = memory.Organization;
        banks = [.. from rank in Enumerable.Range(0, organization.Ranks)
                    from bankGroup in Enumerable.Range(0, organization.BankGroups)
                    from bank in Enumerable.Range(0, organization.BanksPerGroup)
                    select new Bank(rank, bankGroup, bank)];
        ends4 = [.. Enumerable.Range(0, organization.Ranks).Select(_ => new List<long>())];
        ends32 = [.. Enumerable.Range(0, organization.Ranks).Select(_ => new List<long>())];
    }

    /// <summary>The open row; −1 if the bank is closed.</summary>
    public int OpenRow(int rank, int group, int bank) => At(rank, group, bank).OpenRow;

    /// <summary>Column commands since the row was opened.</summary>
    public int ColumnCommands(int rank, int group, int bank) => At(rank, group, bank).ColumnCommands;

    /// <summary>Whether all timing lets a command go in its cycle; the state of the banks is the caller's matter.</summary>
    public bool Allows(DramCommand command)
    {
        if (command.Group >= 0
            ? command.Cycle < At(command.Rank, command.Group, command.Bank).First[(int)command.Kind]
            : Array.Exists(banks, bank => bank.IsMeantBy(command) && command.Cycle < bank.First[(int)command.Kind]))
        {
            return false;
        }

        return command.Kind != Activate
            || (Fits(ends4[command.Rank], 4, command.Cycle) && (timings.ThirtyTwoActivates == 0 || Fits(ends32[command.Rank], 32, command.Cycle)));
    }

    public void Issue(DramCommand command)
    {
        foreach (var bank in banks)
        {
            foreach (var kind in Kinds)
            {
                var second = new DramCommand(0, kind, bank.Rank, bank.Group, bank.Number, -1, -1);
                var distance = rules.Distance(command.Kind, kind, PlainRules.Between(command, second));
                if (distance > 0)
                {
                    bank.First[(int)kind] = Math.Max(bank.First[(int)kind], command.Cycle + distance);
                }
            }
        }

        if (command.Kind == Activate)
        {
            Append(ends4[command.Rank], command.Cycle, timings.Faw);
            Append(ends32[command.Rank], command.Cycle, timings.ThirtyTwoActivates);
        }

        foreach (var bank in banks)
        {
            if (bank.IsMeantBy(command))
            {
                bank.OpenRow = command.Kind is Activate ? command.Row : command.Kind is Read or Write ? bank.OpenRow : -1;
                bank.ColumnCommands = command.Kind is Read or Write ? bank.ColumnCommands + 1 : 0;
            }
        }
    }

    private static bool Fits(List<long> ends, int most, long cycle) => ends.Count < most || cycle >= ends[0];

    private static void Append(List<long> ends, long cycle, int length)
    {
        if (ends.Count > 0 && cycle >= ends[0])
        {
            ends.RemoveAt(0);
        }

        ends.Add(cycle + length);
    }

    private Bank At(int rank, int group, int bank) => banks[(((rank * organization.BankGroups) + group) * organization.BanksPerGroup) + bank];

    private sealed class Bank(int rank, int group, int number)
    {
        public int Rank => rank;

        public int Group => group;

        public int Number => number;

        public long[] First { get; } = new long[Kinds.Length];

        public int OpenRow { get; set; } = -1;

        public int ColumnCommands { get; set; }

        public bool IsMeantBy(in DramCommand command) =>
            command.Rank == rank && (command.Group < 0 || (command.Group == group && command.Bank == number));
    }
}
