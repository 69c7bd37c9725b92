using static ActorSim.Memory.DramCommandKind;

namespace ActorSim.Memory.Tests;

/// <summary>The controller of one channel, and the state of its banks.</summary>
internal sealed class PlainChannel
{
    private readonly DramDescription memory;
    private readonly DramControllerDescription controller;
    private readonly DramOrganization organization;
    private readonly PlainBanks banks;

    /// <summary>Reads, or both with one queue for both.</summary>
    private readonly List<Waiting> readQueue = [];
    private readonly List<Waiting> writeBuffer = [];
    private readonly List<Waiting>[] commandQueues;
    private readonly List<(int Index, long Address)> pendingReads = [];
    private readonly List<long> pendingWrites = [];
    private readonly List<(int Index, long Clock)> answers = [];

    /// <summary>Who waits for a refresh, oldest first; group and bank are −1 for a whole rank.</summary>
    private readonly List<(int Rank, int Group, int Bank)> refreshes = [];

    /// <summary>Whose queues stand still because their refresh waits.</summary>
    private (int Rank, int Group, int Bank)? held;
    private int nextToRefresh;
    private int lastVisited;
    private int draining;
    private long entered;

    public PlainChannel(DramDescription memory)
    {
        this.memory = memory;
        (controller, organization) = (memory.Controller, memory.Organization);
        banks = new PlainBanks(memory);
        commandQueues = new List<Waiting>[controller.Queues == CommandQueueStructure.PerBank ? organization.Ranks * organization.Banks : organization.Ranks];
        for (var i = 0; i < commandQueues.Length; i++)
        {
            commandQueues[i] = [];
        }
    }

    /// <summary>All commands so far.</summary>
    public List<DramCommand> Commands { get; } = [];

    private bool CommandQueuesAreEmpty => commandQueues.All(queue => queue.Count == 0);

    /// <summary>The requests that are answered in a clock.</summary>
    public List<int> AnswersAt(long clock)
    {
        var now = answers.Where(answer => answer.Clock == clock).Select(answer => answer.Index).ToList();
        answers.RemoveAll(answer => answer.Clock == clock);
        return now;
    }

    /// <summary>Takes a request, or refuses it because its queue is full.</summary>
    public bool Accepts(int index, long address, bool isWrite, long clock)
    {
        var queue = isWrite && !controller.HasUnifiedQueue ? writeBuffer : readQueue;
        if (queue.Count >= (queue == writeBuffer ? controller.WriteBufferSize : controller.ReadQueueSize))
        {
            return false;
        }

        var waiting = new Waiting(address, memory.Mapping.Locate(address), isWrite, 0);
        if (isWrite)
        {
            answers.Add((index, clock + 1));
            if (!pendingWrites.Contains(address))
            {
                pendingWrites.Add(address);
                queue.Add(waiting);
            }
        }
        else if (pendingWrites.Contains(address))
        {
            answers.Add((index, clock + 1));
        }
        else
        {
            if (!pendingReads.Exists(read => read.Address == address))
            {
                queue.Add(waiting);
            }

            pendingReads.Add((index, address));
        }

        return true;
    }

    public void Tick(long clock)
    {
        AskForRefresh(clock);
        var first = RefreshCommand(clock);
        Waiting? served = null;
        if (first is null)
        {
            (first, served) = NextCommand(clock);
        }

        if (first is { } command)
        {
            Issue(command, served);
            if (memory.HasTwoCommandBuses)
            {
                var (second, servedSecond) = NextCommand(clock);
                if (second is { } other && other.IsColumnCommand != command.IsColumnCommand)
                {
                    Issue(other, servedSecond);
                }
            }
        }

        MoveToCommandQueue();
    }

    private void AskForRefresh(long clock)
    {
        var timings = memory.Timings;
        var interval = controller.Refresh switch
        {
            RefreshPolicy.RankStaggered => timings.Refi / organization.Ranks,
            RefreshPolicy.RankSimultaneous => timings.Refi,
            RefreshPolicy.BankStaggered => timings.RefiBank,
            _ => int.MaxValue,
        };
        if (clock == 0 || clock % interval != 0 || controller.Refresh == RefreshPolicy.None)
        {
            return;
        }

        switch (controller.Refresh)
        {
            case RefreshPolicy.RankStaggered:
                refreshes.Add((nextToRefresh++ % organization.Ranks, -1, -1));
                break;
            case RefreshPolicy.RankSimultaneous:
                for (var rank = 0; rank < organization.Ranks; rank++)
                {
                    refreshes.Add((rank, -1, -1));
                }

                break;
            default:
                var groups = organization.BankGroups;
                refreshes.Add((nextToRefresh / organization.Banks % organization.Ranks, nextToRefresh % groups, nextToRefresh / groups % organization.BanksPerGroup));
                nextToRefresh++;
                break;
        }
    }

    /// <summary>The oldest refresh that is waiting, or a PRECHARGE that it needs.</summary>
    private DramCommand? RefreshCommand(long clock)
    {
        if (refreshes.Count == 0)
        {
            return null;
        }

        held = refreshes[0];
        var (rank, group, bank) = refreshes[0];
        if (group >= 0)
        {
            var command = new DramCommand(clock, banks.OpenRow(rank, group, bank) >= 0 ? Precharge : RefreshBank, rank, group, bank, -1, -1);
            return banks.Allows(command) ? command : null;
        }

        var canRefresh = true;
        for (var g = 0; g < organization.BankGroups; g++)
        {
            for (var b = 0; b < organization.BanksPerGroup; b++)
            {
                if (banks.OpenRow(rank, g, b) >= 0)
                {
                    canRefresh = false;
                    var command = new DramCommand(clock, Precharge, rank, g, b, -1, -1);
                    if (banks.Allows(command))
                    {
                        return command;
                    }
                }
            }
        }

        var refresh = new DramCommand(clock, Refresh, rank, -1, -1, -1, -1);
        return canRefresh && banks.Allows(refresh) ? refresh : null;
    }

    private (DramCommand? Command, Waiting? Served) NextCommand(long clock)
    {
        if (controller.Scheduling == CommandScheduling.FirstComeFirstServed)
        {
            var oldest = commandQueues.SelectMany(queue => queue).MinBy(waiting => waiting.Entered);
            if (oldest is null || WaitsForRefresh(QueueOf(oldest.Place)))
            {
                return (null, null);
            }

            var command = Needs(oldest, clock);
            return banks.Allows(command) ? (command, oldest) : (null, null);
        }

        for (var i = 1; i <= commandQueues.Length; i++)
        {
            var index = (lastVisited + i) % commandQueues.Length;
            if (WaitsForRefresh(index))
            {
                continue;
            }

            foreach (var waiting in commandQueues[index])
            {
                var command = Needs(waiting, clock);
                if (banks.Allows(command) && MayGoNow(command, waiting, commandQueues[index]))
                {
                    lastVisited = index;
                    return (command, waiting);
                }
            }
        }

        return (null, null);
    }

    private bool WaitsForRefresh(int queue)
    {
        if (held is not { } place)
        {
            return false;
        }

        var (rank, group, bank) = place;
        return controller.Queues == CommandQueueStructure.PerRank ? queue == rank
            : group < 0 ? queue / organization.Banks == rank
            : queue == QueueOf(new DramAddress(0, rank, group, bank, 0, 0));
    }

    private int QueueOf(in DramAddress place) => controller.Queues == CommandQueueStructure.PerRank
        ? place.Rank
        : (((place.Rank * organization.BankGroups) + place.Group) * organization.BanksPerGroup) + place.Bank;

    private DramCommand Needs(Waiting waiting, long clock)
    {
        var place = waiting.Place;
        var open = banks.OpenRow(place.Rank, place.Group, place.Bank);
        var closes = controller.Page == PagePolicy.Closed;
        var kind = open < 0 ? Activate
            : open != place.Row ? Precharge
            : waiting.IsWrite ? (closes ? WritePrecharge : Write)
            : (closes ? ReadPrecharge : Read);
        return new DramCommand(clock, kind, place.Rank, place.Group, place.Bank, place.Row, place.Column);
    }

    private bool MayGoNow(in DramCommand command, Waiting waiting, List<Waiting> queue)
    {
        var at = queue.IndexOf(waiting);
        var place = waiting.Place;
        var ofBank = queue.Where(other => other.Place.Rank == place.Rank && other.Place.Group == place.Group && other.Place.Bank == place.Bank).ToList();
        if (command.Kind == Precharge)
        {
            var open = banks.OpenRow(place.Rank, place.Group, place.Bank);
            return ofBank[0] == waiting
                && (!ofBank.Exists(other => other.Place.Row == open) || banks.ColumnCommands(place.Rank, place.Group, place.Bank) >= controller.RowHitCap);
        }

        return command.Kind is not (Write or WritePrecharge) || !queue.Take(at).Any(other => !other.IsWrite && other.Place == place);
    }

    private void Issue(in DramCommand command, Waiting? served)
    {
        banks.Issue(command);
        Commands.Add(command);
        if (command.Kind is Refresh or RefreshBank)
        {
            refreshes.RemoveAt(0);
            held = null;
            return;
        }

        if (!command.IsColumnCommand)
        {
            return;
        }

        commandQueues[QueueOf(served!.Place)].Remove(served);
        if (served.IsWrite)
        {
            pendingWrites.Remove(served.Address);
            return;
        }

        var clock = command.Cycle + memory.Timings.AdditiveLatency + memory.Timings.CasLatency + organization.BurstCycles;
        answers.AddRange(pendingReads.Where(read => read.Address == served.Address).Select(read => (read.Index, clock)));
        pendingReads.RemoveAll(read => read.Address == served.Address);
    }

    private void MoveToCommandQueue()
    {
        if (controller.HasUnifiedQueue)
        {
            Move(readQueue);
            return;
        }

        if (draining == 0 && (writeBuffer.Count >= controller.WriteBufferSize || (writeBuffer.Count > controller.IdleDrainThreshold && CommandQueuesAreEmpty)))
        {
            draining = writeBuffer.Count;
        }

        if (draining == 0)
        {
            Move(readQueue);
            return;
        }

        var write = writeBuffer.Find(HasRoom);
        if (write is not null && pendingReads.Exists(read => read.Address == write.Address))
        {
            draining = 0;
            if (CommandQueuesAreEmpty)
            {
                // The read that the write waits for would never come to its turn (DRAMsim3 issue 43).
                Move(readQueue);
            }
        }
        else if (write is not null)
        {
            draining--;
            Move(writeBuffer);
        }
    }

    private void Move(List<Waiting> queue)
    {
        if (queue.Find(HasRoom) is { } oldest)
        {
            queue.Remove(oldest);
            commandQueues[QueueOf(oldest.Place)].Add(oldest with { Entered = entered++ });
        }
    }

    private bool HasRoom(Waiting waiting) => commandQueues[QueueOf(waiting.Place)].Count < controller.CommandQueueSize;

    private sealed record Waiting(long Address, DramAddress Place, bool IsWrite, long Entered);
}
