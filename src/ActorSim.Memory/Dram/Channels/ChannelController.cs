namespace ActorSim.Memory;

/// <summary>
/// The controller of a channel with the state of its banks, cycle by cycle: what DRAMsim3's controller does (Li et al.,
/// "DRAMsim3: a cycle-accurate, thermal-capable DRAM simulator", IEEE CAL 2020), command for command.
/// </summary>
/// <remarks>
/// <para>A cycle: ranks or banks whose turn it is ask for a refresh; one command goes out (two where column commands have a bus
/// of their own); one request moves from the read queue or, while it is drained, from the write buffer to its command queue.</para>
/// <para>Cycles in which nothing of this is possible need not be run, and <see cref="NextCycle"/> tells the next that must be. A
/// channel without work is only refreshed; <see cref="CatchUp"/> does that when somebody wants to know.</para>
/// <para>Different from DRAMsim3 on purpose: with simultaneous refresh all ranks are refreshed, not the first alone; the
/// refresh of a single bank holds up this bank, and not all others; and where its write buffer blocks for ever, because the
/// oldest write waits for a read that may not leave the read queue, reads go on.</para>
/// </remarks>
internal sealed class ChannelController
{
    private const long Never = long.MaxValue;

    private readonly DramDescription memory;
    private readonly int burstDone;
    private readonly int banksPerRank;
    private readonly bool closesRows;
    private readonly RequestPool requests = new();
    private readonly BankTimes banks;
    private readonly CommandQueues commands;
    private readonly RefreshControl refreshes;
    private readonly RequestIntake intake;
    private readonly CommandRecord record;
    private long lastCycle = -1;

    public ChannelController(DramDescription memory, int channel, bool keepsCommands)
    {
        this.memory = memory;
        burstDone = new CommandDistances(memory.Organization, memory.Timings).ReadDone;
        closesRows = memory.Controller.Page == PagePolicy.Closed;
        banksPerRank = memory.Organization.Banks;
        Tally = new ChannelTally(memory.Organization);
        record = new CommandRecord(memory.Organization, keepsCommands);
        banks = new BankTimes(memory);
        commands = new CommandQueues(memory, requests, banks);
        refreshes = new RefreshControl(memory, banks, commands, Tally, record);
        intake = new RequestIntake(memory, channel, requests, commands, refreshes, Tally);
    }

    public ChannelTally Tally { get; }

    /// <summary>The commands so far, if they are kept.</summary>
    public IReadOnlyList<DramCommand> Commands => record.Commands;

    /// <summary>The reads that the last cycle's READ command answers: the first of a chain, −1 for none.</summary>
    public int Answered { get; private set; }

    /// <summary>When those reads are done.</summary>
    public long AnsweredCycle { get; private set; }

    /// <inheritdoc cref="RequestIntake.HasFreedReadSlot"/>
    public bool HasFreedReadSlot => intake.HasFreedReadSlot;

    /// <inheritdoc cref="RequestIntake.HasFreedReadSlot"/>
    public bool HasFreedWriteSlot => intake.HasFreedWriteSlot;

    /// <summary>Whether requests wait to be moved or served, so that the controller has to go on.</summary>
    public bool HasWork => commands.Count > 0 || intake.MayMove || refreshes.IsWaiting;

    public ref readonly QueuedRequest RequestOf(int number) => ref requests[number];

    /// <summary>Ends the answers of a READ command, of which the last request is <paramref name="number"/>; gives the next one.</summary>
    public int GiveBack(int number)
    {
        var next = requests[number].NextJoined;
        requests.GiveBack(number);
        return next;
    }

    /// <inheritdoc cref="RequestIntake.Accept"/>
    public bool Accept(in DramRequest request, long cycle, out bool takesSlot) => intake.Accept(request, cycle, out takesSlot);

    /// <summary>Runs one cycle, later than the one run before.</summary>
    public void Run(long cycle)
    {
        lastCycle = cycle;
        Answered = -1;
        refreshes.BeginCycle(cycle);
        if (TrySendCommand(cycle, out var isColumnCommand) && memory.HasTwoCommandBuses)
        {
            SendSecondCommand(cycle, isColumnCommand);
        }

        refreshes.EndCycle(cycle);
        intake.Move(cycle);
    }

    /// <summary>The next cycle that must be run, if no request comes; never if there is no work.</summary>
    public long NextCycle()
    {
        if (intake.MayMove)
        {
            return lastCycle + 1;
        }

        if (!HasWork)
        {
            return Never;
        }

        return Math.Min(refreshes.NextCycle(lastCycle + 1), commands.NextCycle(lastCycle + 1));
    }

    /// <summary>Runs what refreshes do before a cycle while there is no other work; does nothing if there is.</summary>
    public void CatchUp(long cycle)
    {
        while (commands.Count == 0 && !intake.MayMove)
        {
            if (!refreshes.IsWaiting)
            {
                refreshes.Skip(cycle, lastCycle);
            }

            var next = refreshes.NextCycle(lastCycle + 1);
            if (next >= cycle)
            {
                return;
            }

            Run(next);
        }
    }

    /// <summary>What the channel has done before a cycle, not earlier than the last that was run.</summary>
    public DramChannelFigures FiguresBefore(long cycle)
    {
        CatchUp(cycle);
        var open = 0L;
        for (var rank = 0; rank < memory.Organization.Ranks; rank++)
        {
            open += banks.OpenCycles(rank, cycle);
        }

        return Tally.ToFigures(cycle, open, refreshes.RankCyclesBefore(cycle));
    }

    private bool TrySendCommand(long cycle, out bool isColumnCommand)
    {
        isColumnCommand = false;
        if (refreshes.IsWaiting && refreshes.TryRefresh(cycle))
        {
            return true;
        }

        if (!commands.TryFind(cycle, out var kind))
        {
            return false;
        }

        isColumnCommand = Send(kind, cycle);
        return true;
    }

    /// <summary>Of two commands in a cycle one moves data and the other does not.</summary>
    private void SendSecondCommand(long cycle, bool firstIsColumnCommand)
    {
        if (commands.TryFind(cycle, out var kind) && (kind is DramCommandKind.Read or DramCommandKind.Write) != firstIsColumnCommand)
        {
            Send(kind, cycle);
        }
    }

    /// <summary>Sends the command that the search found; true if it moves data.</summary>
    private bool Send(DramCommandKind kind, long cycle)
    {
        ref var request = ref requests[commands.FoundRequest];
        switch (kind)
        {
            case DramCommandKind.Activate:
                banks.Activate(request.Bank, request.Row, cycle);
                Tally.Activate(request.Bank);
                NoteActivate(ref request, cycle);
                commands.OnLimitChanged(request.Bank / banksPerRank, RankLimit.Activate);
                break;

            case DramCommandKind.Precharge:
                banks.Precharge(request.Bank, cycle);
                Tally.Precharge(isForRequest: true);
                request.PrechargeCycle = cycle;
                request.RefreshCyclesBeforePrecharge = refreshes.CyclesBefore(request.Bank, cycle);
                break;

            default:
                SendColumnCommand(kind, cycle);
                return true;
        }

        commands.OnBankChanged(request.Queue);
        record.Add(cycle, kind, request.Bank, request.Row, request.Column);
        return false;
    }

    private void NoteActivate(ref QueuedRequest request, long cycle)
    {
        request.ActivateCycle = cycle;
        if (request.PrechargeCycle >= 0 && refreshes.CyclesBefore(request.Bank, cycle) > request.RefreshCyclesBeforePrecharge)
        {
            // A refresh came between; what was closed before has not been the reason to wait.
            request.PrechargeCycle = -1;
        }
    }

    private void SendColumnCommand(DramCommandKind kind, long cycle)
    {
        var number = commands.TakeFound();
        ref var request = ref requests[number];
        var bank = request.Bank;
        Tally.ColumnCommand(bank, request.IsWrite, isHit: banks.ColumnCommands(bank) > 0);
        var held = refreshes.CyclesBefore(bank, cycle);
        var heldUp = refreshes.CyclesWithin(bank, Math.Max(Tally.Bus.FreeFrom, request.QueuedFrom), cycle);
        Tally.Bus.Add(cycle, bank / banksPerRank, request.IsWrite, request.QueuedFrom, banks.ColumnLimits(bank, request.IsWrite), heldUp);
        record.Add(cycle, closesRows ? (request.IsWrite ? DramCommandKind.WritePrecharge : DramCommandKind.ReadPrecharge) : kind, bank, request.Row, request.Column);
        if (request.IsWrite)
        {
            banks.Write(bank, closesRows, cycle);
            NoteColumnCommand();
            intake.OnWritten(request.Address);
            requests.GiveBack(number);
            return;
        }

        banks.Read(bank, closesRows, cycle);
        NoteColumnCommand();
        intake.OnRead(request.Address);
        (Answered, AnsweredCycle) = (number, cycle + burstDone);
        for (var read = number; read >= 0; read = requests[read].NextJoined)
        {
            ref var joined = ref requests[read];
            (joined.PrechargeCycle, joined.ActivateCycle) = (request.PrechargeCycle, request.ActivateCycle);
            Tally.ReadDone(joined, cycle, held, AnsweredCycle);
        }
    }

    private void NoteColumnCommand()
    {
        for (var rank = 0; rank < memory.Organization.Ranks; rank++)
        {
            commands.OnLimitChanged(rank, RankLimit.Read);
            commands.OnLimitChanged(rank, RankLimit.Write);
        }
    }
}
