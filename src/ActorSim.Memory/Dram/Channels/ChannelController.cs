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
    private readonly int channel;
    private readonly int burstDone;
    private readonly int longestToRefresh;
    private readonly int banksPerRank;
    private readonly int banksPerQueue;
    private readonly bool closesRows;
    private readonly bool isUnified;
    private readonly bool isPerBank;
    private readonly RequestPool requests = new();
    private readonly BankTimes banks;
    private readonly CommandQueues commands;
    private readonly RequestQueue readQueue;
    private readonly RequestQueue writeBuffer;
    private readonly RefreshSchedule refreshes;
    private readonly RefreshHolds holds;
    private readonly Dictionary<long, int> pendingReads = [];
    private readonly Dictionary<long, int> pendingWrites = [];
    private readonly List<DramCommand>? log;
    private readonly long[] refreshedUntil;
    private int draining;
    private long orders;
    private bool mayMove;
    private long lastCycle = -1;

    public ChannelController(DramDescription memory, int channel, bool keepsCommands)
    {
        (this.memory, this.channel) = (memory, channel);
        var distances = new CommandDistances(memory.Organization, memory.Timings);
        burstDone = distances.ReadDone;
        longestToRefresh = Math.Max(
            Math.Max(distances.PreToAct, distances.WritePrechargeToAct),
            Math.Max(distances.ReadPrechargeToRefresh, Math.Max(distances.RefreshToAct, distances.BankRefreshToAct)));
        closesRows = memory.Controller.Page == PagePolicy.Closed;
        isUnified = memory.Controller.HasUnifiedQueue;
        isPerBank = memory.Controller.Queues == CommandQueueStructure.PerBank;
        banksPerRank = memory.Organization.Banks;
        banksPerQueue = isPerBank ? 1 : banksPerRank;
        banks = new BankTimes(memory);
        commands = new CommandQueues(memory, requests, banks);
        readQueue = new RequestQueue(memory.Controller.ReadQueueSize);
        writeBuffer = new RequestQueue(memory.Controller.WriteBufferSize);
        refreshes = new RefreshSchedule(memory);
        holds = new RefreshHolds(memory.Organization.Ranks * (refreshes.IsOfBanks ? banksPerRank : 1));
        log = keepsCommands ? [] : null;
        refreshedUntil = new long[memory.Organization.Ranks];
        Tally = new ChannelTally(memory.Organization);
    }

    public ChannelTally Tally { get; }

    /// <summary>The commands so far, if they are kept.</summary>
    public IReadOnlyList<DramCommand> Commands => log ?? [];

    /// <summary>The reads that the last cycle's READ command answers: the first of a chain, −1 for none.</summary>
    public int Answered { get; private set; }

    /// <summary>When those reads are done.</summary>
    public long AnsweredCycle { get; private set; }

    /// <summary>Whether the last cycle took a request from the read queue (or the one for both), or from the write buffer.</summary>
    public bool HasFreedReadSlot { get; private set; }

    /// <inheritdoc cref="HasFreedReadSlot"/>
    public bool HasFreedWriteSlot { get; private set; }

    /// <summary>Whether requests wait to be moved or served, so that the controller has to go on.</summary>
    public bool HasWork => commands.Count > 0 || mayMove || refreshes.IsWaiting;

    public ref readonly QueuedRequest RequestOf(int number) => ref requests[number];

    /// <summary>Ends the answers of a READ command, of which the last request is <paramref name="number"/>; gives the next one.</summary>
    public int GiveBack(int number)
    {
        var next = requests[number].NextJoined;
        requests.GiveBack(number);
        return next;
    }

    /// <summary>
    /// Takes in a request before the commands of a cycle; the caller has seen to it that there is room. True if it is answered
    /// in the next cycle: a posted write, or a read of what a write brings that still waits; false if a READ will answer it.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cycle">The cycle.</param>
    /// <param name="takesSlot">Whether it takes a slot in its queue.</param>
    public bool Accept(in DramRequest request, long cycle, out bool takesSlot)
    {
        takesSlot = false;
        if (request.IsWrite)
        {
            Tally.Writes++;
            if (pendingWrites.ContainsKey(request.Address))
            {
                Tally.MergedWrites++;
                return true;
            }

            RequireRoom(isUnified ? readQueue : writeBuffer, request);
            var write = Enter(request, cycle);
            pendingWrites.Add(request.Address, write);
            (isUnified ? readQueue : writeBuffer).Add(write, requests[write]);
            (takesSlot, mayMove) = (true, true);
            return true;
        }

        Tally.Reads++;
        if (pendingWrites.ContainsKey(request.Address))
        {
            Tally.ForwardedReads++;
            return true;
        }

        var read = Enter(request, cycle);
        if (pendingReads.TryGetValue(request.Address, out var first))
        {
            Tally.JoinedReads++;
            requests[read].NextJoined = requests[first].NextJoined;
            requests[first].NextJoined = read;
            return false;
        }

        RequireRoom(readQueue, request);
        pendingReads.Add(request.Address, read);
        readQueue.Add(read, requests[read]);
        (takesSlot, mayMove) = (true, true);
        return false;
    }

    /// <summary>Runs one cycle, later than the one run before.</summary>
    public void Run(long cycle)
    {
        lastCycle = cycle;
        Answered = -1;
        HasFreedReadSlot = HasFreedWriteSlot = false;
        if (cycle == refreshes.NextCycle)
        {
            AskForRefresh(cycle);
        }

        if (TrySendCommand(cycle, out var isColumnCommand) && memory.HasTwoCommandBuses)
        {
            SendSecondCommand(cycle, isColumnCommand);
        }

        if (refreshes.IsWaiting)
        {
            HoldUpQueues(cycle + 1);
        }

        MoveRequest();
    }

    /// <summary>The next cycle that must be run, if no request comes; never if there is no work.</summary>
    public long NextCycle()
    {
        if (mayMove)
        {
            return lastCycle + 1;
        }

        if (!HasWork)
        {
            return Never;
        }

        var next = Math.Min(refreshes.NextCycle, commands.NextCycle(lastCycle + 1));
        return refreshes.IsWaiting ? Math.Min(next, Math.Max(lastCycle + 1, NextRefreshCommand())) : next;
    }

    /// <summary>Runs what refreshes do before a cycle while there is no other work; does nothing if there is.</summary>
    public void CatchUp(long cycle)
    {
        while (commands.Count == 0 && !mayMove)
        {
            if (!refreshes.IsWaiting)
            {
                SkipRefreshes(cycle);
            }

            var next = refreshes.IsWaiting ? Math.Min(refreshes.NextCycle, Math.Max(lastCycle + 1, NextRefreshCommand())) : refreshes.NextCycle;
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
        var refresh = Tally.Refreshes * memory.Timings.Rfc;
        for (var rank = 0; rank < memory.Organization.Ranks; rank++)
        {
            open += banks.OpenCycles(rank, cycle);
            refresh -= Math.Max(0, refreshedUntil[rank] - cycle);
        }

        return Tally.ToFigures(cycle, open, refresh);
    }

    private int Enter(in DramRequest request, long cycle)
    {
        var place = memory.Mapping.Locate(request.Address);
        if (place.Channel != channel)
        {
            throw new InvalidOperationException($"A request for address 0x{request.Address:X}, which lies on channel {place.Channel}, was sent to channel {channel}.");
        }

        var bank = (((place.Rank * memory.Organization.BankGroups) + place.Group) * memory.Organization.BanksPerGroup) + place.Bank;
        var number = requests.Take();
        requests[number] = new QueuedRequest
        {
            Address = request.Address,
            AcceptCycle = cycle,
            PrechargeCycle = -1,
            ActivateCycle = -1,
            RefreshCyclesBefore = holds.CyclesBefore(HoldOf(bank), cycle),
            Row = place.Row,
            Column = place.Column,
            Bank = bank,
            Queue = bank / banksPerQueue,
            Tag = request.Tag,
            NextJoined = -1,
            Requester = request.Requester,
            IsWrite = request.IsWrite,
        };
        return number;
    }

    private void RequireRoom(RequestQueue queue, in DramRequest request)
    {
        if (queue.IsFull)
        {
            throw new InvalidOperationException($"A {(request.IsWrite ? "write" : "read")} of 0x{request.Address:X} came to channel {channel}, which has no room for it: its sender must wait for a credit.");
        }
    }

    private int HoldOf(int bank) => refreshes.IsOfBanks ? bank : bank / banksPerRank;

    private void AskForRefresh(long cycle)
    {
        refreshes.Ask();
        HoldUpQueues(cycle);
    }

    /// <summary>Keeps the queues from being served, from a cycle on, whose banks the oldest waiting refresh is for.</summary>
    private void HoldUpQueues(long cycle)
    {
        holds.HoldUp(refreshes.First, cycle);
        if (refreshes.IsOfBanks)
        {
            commands.HoldUp(refreshes.First / banksPerQueue, 1);
        }
        else
        {
            commands.HoldUp(isPerBank ? refreshes.First * banksPerRank : refreshes.First, isPerBank ? banksPerRank : 1);
        }
    }

    private bool TrySendCommand(long cycle, out bool isColumnCommand)
    {
        isColumnCommand = false;
        if (refreshes.IsWaiting && TryRefresh(cycle))
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

    /// <summary>Closes a bank for the refresh that has waited longest, or begins it.</summary>
    private bool TryRefresh(long cycle)
    {
        var (from, to) = BanksToRefresh();
        var isReady = true;
        for (var bank = from; bank < to; bank++)
        {
            if (banks.OpenRow(bank) == BankTimes.Closed)
            {
                isReady &= cycle >= banks.RefreshFrom(bank);
            }
            else if (cycle >= banks.PrechargeFrom(bank))
            {
                banks.Precharge(bank, cycle);
                commands.OnBankChanged(bank / banksPerQueue);
                Tally.Precharge(isForRequest: false);
                Log(cycle, DramCommandKind.Precharge, bank, -1, -1);
                return true;
            }
            else
            {
                isReady = false;
            }
        }

        if (isReady)
        {
            Refresh(cycle);
        }

        return isReady;
    }

    private void Refresh(long cycle)
    {
        var place = refreshes.First;
        if (refreshes.IsOfBanks)
        {
            banks.RefreshBank(place, cycle);
            Tally.BankRefreshes++;
            Log(cycle, DramCommandKind.RefreshBank, place, -1, -1);
        }
        else
        {
            banks.RefreshRank(place, cycle);
            refreshedUntil[place] = cycle + memory.Timings.Rfc;
            Tally.Refreshes++;
            log?.Add(new DramCommand(cycle, DramCommandKind.Refresh, place, -1, -1, -1, -1));
        }

        holds.Begin(place, cycle + (refreshes.IsOfBanks ? memory.Timings.RfcBank : memory.Timings.Rfc));
        refreshes.RemoveFirst();

        // Who waits for the next refresh is held up from the next cycle on: a second command of this one may be theirs.
        commands.HoldUp(0, 0);
    }

    private (int From, int To) BanksToRefresh() => refreshes.IsOfBanks
        ? (refreshes.First, refreshes.First + 1)
        : (refreshes.First * banksPerRank, (refreshes.First + 1) * banksPerRank);

    /// <summary>The cycle from which on the refresh that has waited longest can have its next command.</summary>
    private long NextRefreshCommand()
    {
        var (from, to) = BanksToRefresh();
        var close = Never;
        var refresh = 0L;
        for (var bank = from; bank < to; bank++)
        {
            if (banks.OpenRow(bank) == BankTimes.Closed)
            {
                refresh = Math.Max(refresh, banks.RefreshFrom(bank));
            }
            else
            {
                close = Math.Min(close, banks.PrechargeFrom(bank));
            }
        }

        return close < Never ? close : refresh;
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
                request.RefreshCyclesBeforePrecharge = holds.CyclesBefore(HoldOf(request.Bank), cycle);
                break;

            default:
                SendColumnCommand(kind, cycle);
                return true;
        }

        commands.OnBankChanged(request.Queue);
        Log(cycle, kind, request.Bank, request.Row, request.Column);
        return false;
    }

    private void NoteActivate(ref QueuedRequest request, long cycle)
    {
        request.ActivateCycle = cycle;
        if (request.PrechargeCycle >= 0 && holds.CyclesBefore(HoldOf(request.Bank), cycle) > request.RefreshCyclesBeforePrecharge)
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
        var held = holds.CyclesBefore(HoldOf(bank), cycle);
        var heldUp = holds.CyclesWithin(HoldOf(bank), Math.Max(Tally.Bus.FreeFrom, request.QueuedFrom), cycle);
        Tally.Bus.Add(cycle, bank / banksPerRank, request.IsWrite, request.QueuedFrom, banks.ColumnLimits(bank, request.IsWrite), heldUp);
        Log(cycle, closesRows ? (request.IsWrite ? DramCommandKind.WritePrecharge : DramCommandKind.ReadPrecharge) : kind, bank, request.Row, request.Column);
        if (request.IsWrite)
        {
            banks.Write(bank, closesRows, cycle);
            NoteColumnCommand();
            pendingWrites.Remove(request.Address);
            requests.GiveBack(number);
            return;
        }

        banks.Read(bank, closesRows, cycle);
        NoteColumnCommand();
        pendingReads.Remove(request.Address);
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

    /// <summary>Moves the oldest request whose command queue has room.</summary>
    private void MoveRequest()
    {
        mayMove = false;
        if (draining == 0 && !isUnified && (writeBuffer.IsFull || (writeBuffer.Count > memory.Controller.IdleDrainThreshold && commands.Count == 0)))
        {
            draining = writeBuffer.Count;
        }

        if (draining == 0)
        {
            Move(readQueue);
            return;
        }

        if (FirstWithRoom(writeBuffer) is var place && place >= 0 && pendingReads.ContainsKey(requests[writeBuffer.Slots[place].Number].Address))
        {
            draining = 0;
            if (commands.Count == 0)
            {
                // Nothing would ever change; the read that the write waits for has to come first.
                Move(readQueue);
            }

            mayMove |= readQueue.Count + writeBuffer.Count > 0;
        }
        else if (place >= 0)
        {
            draining--;
            Move(writeBuffer, place);
        }
    }

    private int FirstWithRoom(RequestQueue queue)
    {
        var slots = queue.Slots;
        for (var place = 0; place < slots.Length; place++)
        {
            if (commands.HasRoom(slots[place].Queue))
            {
                return place;
            }
        }

        return -1;
    }

    private void Move(RequestQueue queue)
    {
        if (FirstWithRoom(queue) is var place && place >= 0)
        {
            Move(queue, place);
        }
    }

    private void Move(RequestQueue queue, int place)
    {
        var number = queue.Slots[place].Number;
        queue.RemoveAt(place);
        (requests[number].Order, requests[number].QueuedFrom) = (orders++, lastCycle + 1);
        commands.Add(number);
        HasFreedReadSlot |= queue == readQueue;
        HasFreedWriteSlot |= queue == writeBuffer;
        mayMove = readQueue.Count + writeBuffer.Count > 0;
    }

    /// <summary>While all banks are closed and no refresh is late, every one is served in the cycle in which it is asked for: whole rounds of them need only be counted.</summary>
    private void SkipRefreshes(long cycle)
    {
        if (log is not null || refreshes.NextCycle >= cycle || lastCycle + longestToRefresh > refreshes.NextCycle)
        {
            return;
        }

        for (var rank = 0; rank < memory.Organization.Ranks; rank++)
        {
            if (!banks.IsClosed(rank))
            {
                return;
            }
        }

        var rounds = (refreshes.TurnsBefore(cycle) / refreshes.TurnsOfRound) - 1;
        if (rounds <= 0)
        {
            return;
        }

        var served = rounds * refreshes.PlacesOfRound;
        refreshes.SkipRounds(rounds);
        Tally.Refreshes += refreshes.IsOfBanks ? 0 : served;
        Tally.BankRefreshes += refreshes.IsOfBanks ? served : 0;
    }

    private void Log(long cycle, DramCommandKind kind, int bank, int row, int column)
    {
        var (rank, inRank) = Math.DivRem(bank, banksPerRank);
        var (group, inGroup) = Math.DivRem(inRank, memory.Organization.BanksPerGroup);
        log?.Add(new DramCommand(cycle, kind, rank, group, inGroup, row, column));
    }
}
