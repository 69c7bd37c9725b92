using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training;

/// <summary>A node that carries out collectives with others: it runs its programs and adds what comes.</summary>
public abstract class CollectiveNode : ClusterNode
{
    private readonly OperationState?[] operations;
    private readonly CollectiveCosts costs;
    private readonly TransferAccounting accounting;
    private readonly bool additionsTakeTurns;
    private readonly SelfPort<CollectiveTimer> additions;
    private readonly SelfPort<CollectiveTimer> ends;

    private long addingUntil;
    private long knownBytes = -1;
    private long knownReduction;

    /// <summary>Makes the node.</summary>
    /// <param name="seat">Where it sits.</param>
    /// <param name="operations">All collectives of the run; the node takes part in those whose group it is in.</param>
    /// <param name="costs">What they cost besides transfers.</param>
    /// <exception cref="ArgumentException">An operation cannot be carried out.</exception>
    protected CollectiveNode(NodeSeat seat, IReadOnlyList<CollectiveOperation> operations, CollectiveCosts costs)
        : base(seat)
    {
        ArgumentNullException.ThrowIfNull(operations);
        ArgumentNullException.ThrowIfNull(costs);
        this.costs = costs;
        accounting = seat.Accounting;
        additionsTakeTurns = accounting != TransferAccounting.AstraSim;
        this.operations = new OperationState?[operations.Count];
        for (var i = 0; i < operations.Count; i++)
        {
            operations[i].Check();
            var place = operations[i].Group.PlaceOf(Rank);
            this.operations[i] = place < 0 ? null : new OperationState(operations[i], place);
        }

        additions = ReceiveOwn<CollectiveTimer>(OnAdded, phase: 3);
        ends = ReceiveOwn<CollectiveTimer>(OnEnd, phase: 3);
    }


    /// <summary>
    /// Begins a collective; the others of its group may have begun long before, or begin later. None may be two times ahead of another:
    /// after a broadcast or a reduce something else has to keep them together, or the run fails.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is under way, or the node is not in its group.</exception>
    protected void BeginCollective(int operation)
    {
        var state = StateOf(operation);
        if (state.Begun != state.Done)
        {
            throw new InvalidOperationException($"{Path} begins collective {operation} again before it is done.");
        }

        state.Begun++;
        state.ChunksBegun = 0;
        state.ChunksDone = 0;
        state.Origin = Rank;
        Advance(operation, state);
    }

    /// <summary>A collective is done for this node.</summary>
    /// <param name="operation">Its number.</param>
    /// <param name="origin">The rank at which the chain of transfers began for which it waited last.</param>
    protected abstract void OnCollectiveDone(int operation, int origin);

    /// <summary>Takes a transfer that belongs to no collective.</summary>
    protected virtual void DeliverOther(in Transfer transfer) =>
        throw new InvalidOperationException($"{Path} got a transfer from rank {transfer.Source} that belongs to no collective.");

    /// <inheritdoc/>
    protected sealed override void Deliver(in Transfer transfer)
    {
        var operation = CollectiveTag.Unpack(transfer.Tag).Operation;
        if (operation >= operations.Length)
        {
            DeliverOther(transfer);
            return;
        }

        if ((transfer.Tag & 1) != 0 && costs.ReductionRate is not null)
        {
            if (transfer.Bytes != knownBytes)
            {
                knownBytes = transfer.Bytes;
                knownReduction = costs.ReductionOf(transfer.Bytes, accounting).Picoseconds;
            }

            var now = Now.Picoseconds;
            addingUntil = (additionsTakeTurns ? Math.Max(now, addingUntil) : now) + knownReduction;
            BeActiveUntil(addingUntil);
            if (addingUntil > now)
            {
                additions.SendAt(new CollectiveTimer(transfer.Tag, transfer.Origin), SimTime.FromPicoseconds(addingUntil));
                return;
            }
        }

        Take(transfer.Tag, transfer.Origin);
    }

    private void OnAdded(in CollectiveTimer timer)
    {
        if (Now < StandsStillUntil)
        {
            additions.SendAt(timer, StandsStillUntil);
            return;
        }

        Take(timer.Tag, timer.Origin);
    }

    private void Take(long packed, int origin)
    {
        var tag = CollectiveTag.Unpack(packed);
        var state = StateOf(tag.Operation);
        if (((tag.Iteration - state.Done) & CollectiveTag.IterationMask) > 1)
        {
            throw new InvalidOperationException($"{Path} got a transfer of time {tag.Iteration} of collective {tag.Operation}, of which it is at time {state.Done}: a {CollectiveAlgorithms.NameOf(state.Algorithm.Kind)} that is repeated needs something else that keeps the ranks together.");
        }

        var chunk = state.ChunkOf(tag.Iteration, tag.Chunk);
        chunk.Arrived[tag.Round]++;
        if (chunk.IsRunning)
        {
            Run(tag.Operation, state, tag.Chunk, chunk, origin);
        }
    }

    /// <summary>Begins what can begin, level by level, and ends the collective when nothing is left.</summary>
    private void Advance(int operation, OperationState state)
    {
        if (state.IsAdvancing)
        {
            return;
        }

        state.IsAdvancing = true;
        while (BeginsPhase(operation, state))
        {
            // What has begun may be over already.
        }

        state.IsAdvancing = false;
        if (state.ChunksDone == state.Chunks)
        {
            state.Done++;
            OnCollectiveDone(operation, state.Origin);
        }
    }

    private bool BeginsPhase(int operation, OperationState state)
    {
        var algorithm = state.Algorithm;
        for (var level = 0; level < state.Levels.Length; level++)
        {
            var there = state.Levels[level];
            if (there.Running == state.ActiveChunks)
            {
                continue;
            }

            if (level == algorithm.LevelOf(0) && state.ChunksBegun < state.Chunks)
            {
                var index = state.ChunksBegun++;
                state.ChunkOf(state.Begun - 1, index).Bytes = CollectiveOperation.BytesOf(state.Bytes, state.Chunks, index);
                BeginPhase(operation, state, index);
                return true;
            }

            if (there.Waiting.TryDequeue(out var next))
            {
                BeginPhase(operation, state, next);
                return true;
            }
        }

        return false;
    }

    private void BeginPhase(int operation, OperationState state, int index)
    {
        var algorithm = state.Algorithm;
        var chunk = state.ChunkOf(state.Begun - 1, index);
        state.Levels[algorithm.LevelOf(chunk.Phase)].Running++;
        chunk.End = algorithm.EndOf(state.Place, chunk.Phase);
        chunk.IsRunning = true;

        // It begins because the collective does, or because a phase has ended that made room for it or comes before it.
        Run(operation, state, index, chunk, state.Origin);
    }

    /// <summary>Goes on with a chunk until something has to come first, or its phase is over.</summary>
    private void Run(int operation, OperationState state, int index, ChunkState chunk, int origin)
    {
        var (algorithm, group) = (state.Algorithm, state.Group);
        var next = chunk.Next;
        while (next < chunk.End)
        {
            var instruction = algorithm.At(state.Place, next, chunk.Bytes);
            if (instruction.IsSend)
            {
                var tag = new CollectiveTag(operation, state.Begun - 1, index, instruction.Round, instruction.Reduces);
                Transmit(group.RankAt(instruction.Peer), instruction.Bytes, tag.Pack(), origin, costs.BeforeSend);
            }
            else if (chunk.Arrived[instruction.Round] < instruction.Count)
            {
                break;
            }

            next++;
        }

        chunk.Next = next;
        if (next < chunk.End)
        {
            return;
        }

        chunk.IsRunning = false;
        if (costs.AtEnd > SimDuration.Zero)
        {
            ends.Send(new CollectiveTimer(new CollectiveTag(operation, state.Begun - 1, index, 0, false).Pack(), origin), costs.AtEnd);
        }
        else
        {
            EndPhase(operation, state, index, origin);
        }
    }

    private void OnEnd(in CollectiveTimer timer)
    {
        if (Now < StandsStillUntil)
        {
            ends.SendAt(timer, StandsStillUntil);
            return;
        }

        var tag = CollectiveTag.Unpack(timer.Tag);
        EndPhase(tag.Operation, StateOf(tag.Operation), tag.Chunk, timer.Origin);
    }

    private void EndPhase(int operation, OperationState state, int index, int origin)
    {
        var algorithm = state.Algorithm;
        var chunk = state.ChunkOf(state.Begun - 1, index);
        state.Levels[algorithm.LevelOf(chunk.Phase)].Running--;
        state.Origin = origin;
        if (++chunk.Phase < algorithm.Phases)
        {
            state.Levels[algorithm.LevelOf(chunk.Phase)].Waiting.Enqueue(index);
        }
        else
        {
            state.GiveBack(state.Begun - 1, index);
            state.ChunksDone++;
        }

        Advance(operation, state);
    }

    private OperationState StateOf(int operation) => operations[operation]
        ?? throw new InvalidOperationException($"{Path} is not in the group of collective {operation}.");
}
