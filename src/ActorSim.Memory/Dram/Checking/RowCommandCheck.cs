namespace ActorSim.Memory;

/// <summary>ACTIVATEs, PRECHARGEs and refreshes.</summary>
internal sealed class RowCommandCheck(
    DramOrganization organization, DramTimings timings, CommandDistances distances, List<CommandViolation> violations)
{
    private readonly string rrdInGroupName = organization.BankGroups > 1 ? CommandRules.RrdLong : CommandRules.RrdShort;

    public void CheckActivate(RankHistory rank, BankHistory bank, in CommandMark mark)
    {
        RequireClosed(bank, mark);
        violations.Require(CommandRules.Rc, distances.ActToActSameBank, bank.Activate, mark);
        violations.Require(CommandRules.Rp, distances.PreToAct, bank.Precharge, mark);
        violations.Require(CommandRules.ReadPrecharge, distances.ReadPrechargeToAct, bank.ReadPrecharge, mark);
        violations.Require(CommandRules.WritePrecharge, distances.WritePrechargeToAct, bank.WritePrecharge, mark);
        violations.Require(CommandRules.Rfc, distances.RefreshToAct, bank.Refresh, mark);
        violations.Require(CommandRules.RfcBank, distances.BankRefreshToAct, bank.BankRefresh, mark);
        if (mark.Cycle - rank.LastActivateCycle < distances.ActToActSameGroup || mark.Cycle - rank.LastBankRefreshCycle < distances.ActToActOtherGroup)
        {
            foreach (var other in rank.Banks)
            {
                if (other != bank)
                {
                    var isSameGroup = other.Group == bank.Group;
                    violations.Require(
                        isSameGroup ? rrdInGroupName : CommandRules.RrdShort,
                        isSameGroup ? distances.ActToActSameGroup : distances.ActToActOtherGroup, other.Activate, mark);
                    violations.Require(CommandRules.RrdShort, distances.ActToActOtherGroup, other.BankRefresh, mark);
                }
            }
        }

        violations.Require(CommandRules.Faw, timings.Faw, rank.ActivateBack(4), mark);
        violations.Require(CommandRules.ThirtyTwoActivates, timings.ThirtyTwoActivates, rank.ActivateBack(32), mark);
        rank.AddActivate(mark);
        bank.Activate = mark;
        bank.OpenRow = mark.Command.Row;
        bank.HadColumnCommand = false;
    }

    public void CheckPrecharge(RankHistory rank, BankHistory bank, in CommandMark mark)
    {
        if (bank.OpenRow < 0)
        {
            violations.Add(new CommandViolation(
                CommandRules.ClosedBank, mark.Command, mark.Line, default, 0, 0, 0,
                $"the {CommandViolation.Text(mark.Command)} in cycle {mark.Cycle} has nothing to do: the bank is closed."));
        }

        violations.Require(CommandRules.Ras, distances.ActToPre, bank.Activate, mark);
        violations.Require(CommandRules.Rtp, distances.ReadToPre, bank.Read, mark);
        violations.Require(CommandRules.Wr, distances.WriteToPre, bank.Write, mark);
        if (mark.Cycle - rank.LastPrechargeCycle < distances.PreToPre)
        {
            foreach (var other in rank.Banks)
            {
                if (other != bank)
                {
                    violations.Require(CommandRules.Ppd, distances.PreToPre, other.Precharge, mark);
                }
            }
        }

        rank.LastPrechargeCycle = mark.Cycle;
        bank.Precharge = mark;
        bank.OpenRow = -1;
    }

    public void CheckRefresh(RankHistory rank, in CommandMark mark)
    {
        foreach (var bank in rank.Banks)
        {
            RequireReadyForRefresh(bank, mark);
            violations.Require(CommandRules.RfcBank, distances.BankRefreshToAct, bank.BankRefresh, mark);
        }

        // One report for the rank, whose banks all have this mark.
        violations.Require(CommandRules.Rfc, distances.RefreshToAct, rank.Banks[0].Refresh, mark);
        foreach (var bank in rank.Banks)
        {
            bank.Refresh = mark;
        }
    }

    public void CheckBankRefresh(RankHistory rank, BankHistory bank, in CommandMark mark)
    {
        RequireReadyForRefresh(bank, mark);
        violations.Require(CommandRules.Rfc, distances.RefreshToAct, bank.Refresh, mark);
        foreach (var other in rank.Banks)
        {
            violations.Require(CommandRules.RfcBank, distances.BankRefreshToAct, other.BankRefresh, mark);
        }

        bank.BankRefresh = mark;
        rank.LastBankRefreshCycle = mark.Cycle;
    }

    private void RequireReadyForRefresh(BankHistory bank, in CommandMark mark)
    {
        RequireClosed(bank, mark);
        violations.Require(CommandRules.Rp, distances.PreToAct, bank.Precharge, mark);
        violations.Require(CommandRules.ReadPrecharge, distances.ReadPrechargeToRefresh, bank.ReadPrecharge, mark);
        violations.Require(CommandRules.WritePrecharge, distances.WritePrechargeToAct, bank.WritePrecharge, mark);
        violations.Require(CommandRules.RcToRefresh, distances.ActToActSameBank, bank.Activate, mark);
    }

    private void RequireClosed(BankHistory bank, in CommandMark mark)
    {
        if (bank.OpenRow >= 0)
        {
            violations.Add(new CommandViolation(
                CommandRules.OpenBank, mark.Command, mark.Line, default, 0, 0, 0,
                $"the {CommandViolation.Text(mark.Command)} in cycle {mark.Cycle} finds row 0x{bank.OpenRow:x} open in group {bank.Group}, bank {bank.Bank}."));
        }
    }
}
