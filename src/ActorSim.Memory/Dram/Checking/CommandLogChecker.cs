namespace ActorSim.Memory;

/// <summary>
/// Reads the commands of one channel in their order and reports every one that the DRAM does not allow: too near to an earlier
/// one, not possible in the state of its bank, or for a place that does not exist. It knows nothing of controllers.
/// </summary>
/// <remarks>
/// The distances are those of <see cref="CommandDistances"/>. A command is compared with the last one of each kind of every bank
/// or group that matters to it, so a log of any length takes little memory. A command that is not allowed counts as executed,
/// except one for a place that does not exist.
/// </remarks>
/// <example>
/// <code>
/// var checker = new CommandLogChecker(memory);
/// foreach (var logged in CommandLog.Read(text))
/// {
///     checker.Check(logged.Command, logged.Line);
/// }
///
/// checker.Finish();
/// </code>
/// </example>
public sealed class CommandLogChecker
{
    private readonly DramOrganization organization;
    private readonly long mostWithoutRefresh;
    private readonly bool hasTwoCommandBuses;
    private readonly RankHistory[] ranks;
    private readonly ColumnCommandCheck columns;
    private readonly RowCommandCheck rows;
    private readonly List<CommandViolation> violations = [];
    private readonly long[] counts = new long[(int)DramCommandKind.RefreshBank + 1];

    private CommandMark last = CommandMark.Never;
    private CommandMark lastColumn = CommandMark.Never;
    private CommandMark lastOther = CommandMark.Never;
    private long readRowHits;
    private long writeRowHits;
    private long firstCycle;
    private bool isFinished;

    /// <summary>Makes a checker for one channel.</summary>
    /// <param name="memory">What the channel belongs to.</param>
    /// <exception cref="ArgumentException">The description is not possible.</exception>
    public CommandLogChecker(DramDescription memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        memory.Check();
        organization = memory.Organization;
        mostWithoutRefresh = 9L * memory.Timings.Refi;
        hasTwoCommandBuses = memory.HasTwoCommandBuses;
        ranks = new RankHistory[organization.Ranks];
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[i] = new RankHistory(organization);
        }

        var distances = new CommandDistances(organization, memory.Timings);
        columns = new ColumnCommandCheck(organization, memory.Timings, distances, ranks, violations);
        rows = new RowCommandCheck(organization, memory.Timings, distances, violations);
    }

    /// <summary>What was found so far, in the order of the log; some are only notes.</summary>
    public IReadOnlyList<CommandViolation> Violations => violations;

    /// <summary>What was read so far.</summary>
    public CommandLogSummary Summary => new([.. counts], organization.BurstCycles, readRowHits, writeRowHits, firstCycle, last.Line == 0 ? 0 : last.Cycle);

    /// <summary>Takes the next command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="line">Its line, or its number in the log, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The line is below 1.</exception>
    /// <exception cref="InvalidOperationException">The log was said to have ended.</exception>
    public void Check(in DramCommand command, int line)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(line, 1);
        if (isFinished)
        {
            throw new InvalidOperationException("The log has ended; a checker is for one channel of one log.");
        }

        if (last.Line == 0)
        {
            Begin(command.Cycle);
        }

        counts[(int)command.Kind]++;
        var mark = new CommandMark(command, line);
        CheckOrder(mark);
        if (!CheckRange(mark))
        {
            return;
        }

        CheckCommandBus(mark);
        var rank = ranks[command.Rank];
        if (command.Kind == DramCommandKind.Refresh)
        {
            rows.CheckRefresh(rank, mark);
            NoteRefresh(rank.Banks, mark);
            return;
        }

        var bank = rank.Banks[(command.Group * organization.BanksPerGroup) + command.Bank];
        switch (command.Kind)
        {
            case DramCommandKind.Activate:
                rows.CheckActivate(rank, bank, mark);
                break;
            case DramCommandKind.Precharge:
                rows.CheckPrecharge(rank, bank, mark);
                break;
            case DramCommandKind.RefreshBank:
                rows.CheckBankRefresh(rank, bank, mark);
                NoteRefresh(new ReadOnlySpan<BankHistory>(ref bank), mark);
                break;
            default:
                var isWrite = command.Kind is DramCommandKind.Write or DramCommandKind.WritePrecharge;
                readRowHits += bank.HadColumnCommand && !isWrite ? 1 : 0;
                writeRowHits += bank.HadColumnCommand && isWrite ? 1 : 0;
                columns.Check(rank, bank, mark, isWrite);
                break;
        }
    }

    /// <summary>Says that the log has ended: reports banks that were not refreshed until then. Asked for again it does nothing.</summary>
    public void Finish()
    {
        if (isFinished || last.Line == 0)
        {
            isFinished = true;
            return;
        }

        isFinished = true;
        for (var rank = 0; rank < ranks.Length; rank++)
        {
            var end = new DramCommand(last.Cycle, DramCommandKind.Refresh, rank, -1, -1, -1, -1);
            NoteRefresh(ranks[rank].Banks, new CommandMark(end, last.Line));
        }
    }

    private void Begin(long cycle)
    {
        firstCycle = cycle;
        foreach (var rank in ranks)
        {
            foreach (var bank in rank.Banks)
            {
                bank.RefreshedAt = cycle;
            }
        }
    }

    private void CheckOrder(in CommandMark mark)
    {
        if (last.Line != 0 && mark.Cycle < last.Cycle)
        {
            violations.Add(new CommandViolation(
                CommandRules.Order, mark.Command, mark.Line, last.Command, last.Line, 0, mark.Cycle - last.Cycle,
                $"the {CommandViolation.Text(mark.Command)} is in cycle {mark.Cycle}, before cycle {last.Cycle} of line {last.Line}; a log is in the order of cycles."));
        }

        last = mark;
    }

    private bool CheckRange(in CommandMark mark)
    {
        var command = mark.Command;
        var problem = "";
        Require("rank", command.Rank, organization.Ranks, isNeeded: true, ref problem);
        Require("bank group", command.Group, organization.BankGroups, command.Kind != DramCommandKind.Refresh, ref problem);
        Require("bank", command.Bank, organization.BanksPerGroup, command.Kind != DramCommandKind.Refresh, ref problem);
        Require("row", command.Row, organization.Rows, command.IsColumnCommand || command.Kind == DramCommandKind.Activate, ref problem);
        Require("column", command.Column, organization.RequestsPerRow, command.IsColumnCommand, ref problem);
        if (problem.Length == 0)
        {
            return true;
        }

        violations.Add(new CommandViolation(CommandRules.Range, command, mark.Line, default, 0, 0, 0, $"the {CommandViolation.Text(command)} has {problem}."));
        return false;
    }

    private static void Require(string what, int value, int count, bool isNeeded, ref string problem)
    {
        if (value >= count || (isNeeded && value < 0))
        {
            problem += $"{(problem.Length > 0 ? " and " : "")}{what} {value}, where there are 0 to {count - 1}";
        }
    }

    private void CheckCommandBus(in CommandMark mark)
    {
        var isColumn = mark.Command.IsColumnCommand;
        if (isColumn || !hasTwoCommandBuses)
        {
            RequireOtherCycle(lastColumn, mark);
        }

        if (!isColumn || !hasTwoCommandBuses)
        {
            RequireOtherCycle(lastOther, mark);
        }

        if (isColumn)
        {
            lastColumn = mark;
        }
        else
        {
            lastOther = mark;
        }
    }

    private void RequireOtherCycle(in CommandMark earlier, in CommandMark mark)
    {
        if (earlier.Cycle == mark.Cycle)
        {
            violations.Add(new CommandViolation(
                CommandRules.CommandBus, mark.Command, mark.Line, earlier.Command, earlier.Line, 1, 0,
                $"the {CommandViolation.Text(mark.Command)} shares cycle {mark.Cycle} of its command bus with the {CommandViolation.Text(earlier.Command)} of line {earlier.Line}."));
        }
    }

    /// <summary>Adds a note for the bank that has waited longest, if that is too long.</summary>
    private void NoteRefresh(ReadOnlySpan<BankHistory> banks, in CommandMark mark)
    {
        var since = long.MaxValue;
        foreach (var bank in banks)
        {
            since = Math.Min(since, bank.RefreshedAt);
            bank.RefreshedAt = mark.Cycle;
        }

        if (mark.Cycle - since > mostWithoutRefresh)
        {
            var place = banks.Length > 1 ? $"rank {mark.Command.Rank}" : $"rank {mark.Command.Rank}, group {banks[0].Group}, bank {banks[0].Bank}";
            violations.Add(new CommandViolation(
                CommandRules.Refi, mark.Command, mark.Line, default, 0, mostWithoutRefresh, mark.Cycle - since,
                $"{place} was not refreshed for {mark.Cycle - since} cycles up to cycle {mark.Cycle}; 9 × tREFI = {mostWithoutRefresh} is the longest that JEDEC allows."));
        }
    }
}
