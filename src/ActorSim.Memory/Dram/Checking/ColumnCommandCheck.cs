namespace ActorSim.Memory;

/// <summary>READs and WRITEs: the row that they need, their distances from each other, and the data bus.</summary>
internal sealed class ColumnCommandCheck
{
    private readonly CommandDistances distances;
    private readonly RankHistory[] ranks;
    private readonly List<CommandViolation> violations;
    private readonly int burst;
    private readonly int ccdInGroup;
    private readonly int ccdOtherGroup;
    private readonly string ccdInGroupName;
    private readonly string wtrInGroupName;
    private readonly int farthest;

    public ColumnCommandCheck(
        DramOrganization organization, DramTimings timings, CommandDistances distances, RankHistory[] ranks, List<CommandViolation> violations)
    {
        (this.distances, this.ranks, this.violations) = (distances, ranks, violations);
        var hasGroups = organization.BankGroups > 1;
        burst = organization.BurstCycles;
        ccdInGroup = hasGroups ? timings.CcdLong : timings.CcdShort;
        ccdOtherGroup = timings.CcdShort;
        ccdInGroupName = hasGroups ? CommandRules.CcdLong : CommandRules.CcdShort;
        wtrInGroupName = hasGroups ? CommandRules.WtrLong : CommandRules.WtrShort;
        ReadOnlySpan<int> all =
        [
            distances.ColumnToColumnSameGroup, distances.ReadToReadOtherRank, distances.ReadToWriteSameRank, distances.ReadToWriteOtherRank,
            distances.WriteToReadSameGroup, distances.WriteToReadOtherRank,
        ];
        foreach (var distance in all)
        {
            farthest = Math.Max(farthest, distance);
        }
    }

    public void Check(RankHistory rank, BankHistory bank, in CommandMark mark, bool isWrite)
    {
        CheckBank(bank, mark, isWrite);
        for (var i = 0; i < ranks.Length; i++)
        {
            if (mark.Cycle - ranks[i].LastColumnCycle < farthest)
            {
                CheckAgainst(ranks[i], rank, mark, isWrite);
            }
        }

        (isWrite ? rank.Writes : rank.Reads)[bank.Group] = mark;
        rank.LastColumnCycle = mark.Cycle;
        bank.HadColumnCommand = true;
        switch (mark.Command.Kind)
        {
            case DramCommandKind.Read:
                bank.Read = mark;
                break;
            case DramCommandKind.Write:
                bank.Write = mark;
                break;
            case DramCommandKind.ReadPrecharge:
                bank.ReadPrecharge = mark;
                bank.OpenRow = -1;
                break;
            default:
                bank.WritePrecharge = mark;
                bank.OpenRow = -1;
                break;
        }
    }

    private void CheckBank(BankHistory bank, in CommandMark mark, bool isWrite)
    {
        if (bank.OpenRow != mark.Command.Row)
        {
            violations.Add(new CommandViolation(
                bank.OpenRow < 0 ? CommandRules.ClosedBank : CommandRules.OtherRow, mark.Command, mark.Line, default, 0, 0, 0,
                $"the {CommandViolation.Text(mark.Command)} in cycle {mark.Cycle} needs row 0x{mark.Command.Row:x}, but {(bank.OpenRow < 0 ? "the bank is closed" : $"row 0x{bank.OpenRow:x} is open")}."));
        }

        violations.Require(CommandRules.Rcd, isWrite ? distances.ActToWrite : distances.ActToRead, bank.Activate, mark);
    }

    private void CheckAgainst(RankHistory earlier, RankHistory rank, in CommandMark mark, bool isWrite)
    {
        for (var group = 0; group < earlier.Reads.Length; group++)
        {
            ref readonly var read = ref earlier.Reads[group];
            ref readonly var write = ref earlier.Writes[group];
            var isSameGroup = group == mark.Command.Group;
            var isSameRank = earlier == rank;
            if (isSameRank)
            {
                var ccd = isSameGroup ? ccdInGroup : ccdOtherGroup;
                var ccdName = isSameGroup ? ccdInGroupName : CommandRules.CcdShort;
                violations.Require(ccdName, ccd, isWrite ? write : read, mark);
            }

            if (isWrite)
            {
                violations.Require(
                    isSameRank ? CommandRules.Rtw : CommandRules.Rtrs, isSameRank ? distances.ReadToWriteSameRank : distances.ReadToWriteOtherRank, read, mark);
            }
            else if (isSameRank)
            {
                violations.Require(
                    isSameGroup ? wtrInGroupName : CommandRules.WtrShort, isSameGroup ? distances.WriteToReadSameGroup : distances.WriteToReadOtherGroup, write, mark);
            }
            else
            {
                violations.Require(CommandRules.Rtrs, distances.ReadToReadOtherRank, read, mark);
                violations.Require(CommandRules.Rtrs, distances.WriteToReadOtherRank, write, mark);
            }

            var latency = isWrite ? distances.WriteLatency : distances.ReadLatency;
            RequireFreeBus(read, distances.ReadLatency, mark, latency);
            RequireFreeBus(write, distances.WriteLatency, mark, latency);
        }
    }

    private void RequireFreeBus(in CommandMark earlier, int earlierLatency, in CommandMark mark, int latency)
    {
        var distance = mark.Cycle + latency - (earlier.Cycle + earlierLatency);
        if (Math.Abs(distance) < burst)
        {
            violations.Add(new CommandViolation(
                CommandRules.DataBus, mark.Command, mark.Line, earlier.Command, earlier.Line, burst + earlierLatency - latency, mark.Cycle - earlier.Cycle,
                $"the burst of the {CommandViolation.Text(mark.Command)} in cycle {mark.Cycle} overlaps that of the {CommandViolation.Text(earlier.Command)} of line {earlier.Line}."));
        }
    }
}
