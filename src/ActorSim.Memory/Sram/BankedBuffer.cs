using ActorSim.Kernel;

namespace ActorSim.Memory;

/// <summary>
/// A double-buffered on-chip buffer of several banks. Producers fill one half, within the room announced to them, while
/// consumers read the other; the halves change places when both are done. Each requester has at most one word a cycle, in
/// order; a bank serves as many as it has ports.
/// </summary>
/// <remarks>
/// Arbitration: a run is admitted when it arrives, or, later, when its half is readable and its reader has slots for all
/// of its words, behind the runs of its requester that came before. In each cycle words of runs admitted earlier go
/// first, of runs admitted in one cycle those of the lowest requester. So a later run can never take a port that an
/// earlier one will use, and ports can be reserved ahead for whole runs.
/// A word comes to its reader <see cref="SramDescription.LatencyCycles"/> after its bank was accessed, one of these cycles
/// on the link, which has to be one cycle long.
/// </remarks>
public sealed class BankedBuffer : Actor
{
    private static readonly StallCause[] Causes = [new("data"), new("slots")];

    private readonly SramDescription sram;
    private readonly SramBanks banks;
    private readonly ClockedWake wake;
    private readonly SelfPort<RunsOver> runsOver;
    private readonly SelfPort<Look> looks;
    private readonly SelfPort<Exchange> exchanges;
    private readonly Gauge held;
    private readonly Counter read;
    private readonly Counter written;
    private readonly Counter conflicts;
    private readonly Counter waitForData;
    private readonly Counter waitForSlots;
    private readonly Counter waitForReaders;
    private readonly SramRequester[] requesters;
    private readonly Queue<SramRun>[] waiting;

    // At word granularity: admitted runs that have words left, in the order of admission.
    private readonly List<SramProgress> admitted = [];

    private int fillingHalf;
    private int filledWords;
    private int readableWords;
    private long busyUntil;

    /// <summary>Makes an empty buffer.</summary>
    /// <exception cref="ArgumentException">The description is not possible; in a sentence.</exception>
    public BankedBuffer(SramDescription sram)
    {
        ArgumentNullException.ThrowIfNull(sram);
        sram.Check();
        this.sram = sram;
        banks = new SramBanks(sram.Banks, sram.PortsPerBank, sram.Mapping, 2L * sram.HalfWords);
        requesters = new SramRequester[sram.Requesters];
        waiting = new Queue<SramRun>[sram.Requesters];
        for (var i = 0; i < requesters.Length; i++)
        {
            waiting[i] = new Queue<SramRun>();
            (requesters[i].LastAccess, requesters[i].Blocked) = (-1, -1);
            requesters[i].DoneAt = IsProducer(i) ? -1 : 0;
            requesters[i].Room = IsProducer(i) ? 0 : sram.ConsumerSlots;
        }

        held = Level("occupancy", "words");
        read = Count("words-read", "words");
        written = Count("words-written", "words");
        conflicts = Count("bank-conflicts", "cycles");
        waitForData = Count("wait-for-data", "cycles");
        waitForSlots = Count("wait-for-slots", "cycles");
        waitForReaders = Count("wait-for-readers", "cycles");
        Runs = Receive<SramRun>(OnRun);
        Slots = Receive<SramSlots>(OnSlots);
        Words = EmitGroup<SramWords>();
        Space = EmitGroup<SramSpace>();
        Filled = EmitGroup<SramFilled>();
        wake = Wake(sram.Clock, Work);
        looks = ReceiveOwn<Look>(OnLook);
        exchanges = ReceiveOwn<Exchange>(OnExchange, phase: 2);
        runsOver = ReceiveOwn<RunsOver>(OnRunsOver, phase: 3);
    }

    /// <summary>The last of all words reserved so far has been accessed.</summary>
    public readonly record struct RunsOver;

    /// <summary>Runs that were waited for are over.</summary>
    public readonly record struct Look;

    /// <summary>Everybody is done with its half.</summary>
    public readonly record struct Exchange;

    /// <summary>What requesters read and write.</summary>
    public InPort<SramRun> Runs { get; }

    /// <summary>Room that consumers have again.</summary>
    public InPort<SramSlots> Slots { get; }

    /// <summary>To the consumers, by consumer from 0 on: what they asked for.</summary>
    public GroupPort<SramWords> Words { get; }

    /// <summary>To the producers: what they may write; told at the beginning and whenever halves change places.</summary>
    public GroupPort<SramSpace> Space { get; }

    /// <summary>To the consumers, by consumer from 0 on: there is something new to read.</summary>
    public GroupPort<SramFilled> Filled { get; }

    private long Cycle => sram.Clock.EdgeAtOrAfter(Now);

    /// <inheritdoc/>
    protected override void Start() => Space.SendToAll(new SramSpace(sram.ShareWords));

    private bool IsProducer(int requester) => requester < sram.Producers;

    private void OnRun(in SramRun run)
    {
        Check(run);
        waiting[run.Requester].Enqueue(run);
        wake.Arm();
    }

    private void OnSlots(in SramSlots slots)
    {
        RequireKnown(slots.Consumer);
        ref var room = ref requesters[slots.Consumer].Room;
        room += slots.Count;
        if (IsProducer(slots.Consumer) || room > sram.ConsumerSlots)
        {
            throw new InvalidOperationException($"{Path}: requester {slots.Consumer} gives back {slots.Count} slots that it has not got.");
        }

        wake.Arm();
    }

    private void OnLook(in Look look) => Work();

    private void Work()
    {
        for (var i = 0; i < requesters.Length; i++)
        {
            Admit(i);
        }

        AccessWordByWord();
        if (busyUntil > Cycle)
        {
            BecomeBusy();
        }
        else
        {
            SayWhyNothingMoves();
        }
    }

    private void Admit(int index)
    {
        ref var requester = ref requesters[index];
        while (waiting[index].TryPeek(out var run) && MayGo(run, ref requester))
        {
            waiting[index].Dequeue();
            EndWait(ref requester);
            if (run.Count == 0)
            {
                requester.DoneAt = Cycle;
                ExchangeWhenAllAreDone();
                continue;
            }

            if (IsProducer(index))
            {
                filledWords += run.Count;
                held.Change(run.Count);
                written.Add(run.Count);
            }
            else
            {
                requester.Room -= run.Count;
                read.Add(run.Count);
            }

            if (sram.Granularity == SramGranularity.Word)
            {
                requester.RunsUnderWay++;
                admitted.Add(new SramProgress(run, 0));
            }
            else
            {
                Reserve(run, ref requester);
            }
        }
    }

    /// <summary>Whether the next run can be admitted; if not, its wait begins or goes on.</summary>
    private bool MayGo(in SramRun run, ref SramRequester requester)
    {
        if (run.Count == 0)
        {
            return requester.DoneAt < 0 && IsThrough(requester);
        }

        var isReadable = requester.DoneAt < 0;
        if (IsProducer(run.Requester) || (isReadable && requester.Room >= run.Count))
        {
            return true;
        }

        var cause = isReadable ? 1 : 0;
        if (!requester.IsWaiting || requester.Cause != cause)
        {
            EndWait(ref requester);
            (requester.IsWaiting, requester.Cause, requester.WaitsSince) = (true, cause, Cycle);
        }

        return false;
    }

    /// <summary>Whether the last word of a requester's runs has been accessed; if not, this is asked again when it has.</summary>
    private bool IsThrough(in SramRequester requester)
    {
        if (requester.LastAccess >= Cycle)
        {
            looks.SendAt(default, sram.Clock.Edge(requester.LastAccess + 1));
        }

        return requester.LastAccess < Cycle && requester.RunsUnderWay == 0;
    }

    private void EndWait(ref SramRequester requester)
    {
        if (requester.IsWaiting)
        {
            (requester.Cause == 0 ? waitForData : waitForSlots).Add(Cycle - requester.WaitsSince);
            requester.IsWaiting = false;
        }
    }

    /// <summary>Reserves a port for each word of a run, and sends answers for what follows cycle after cycle.</summary>
    private void Reserve(in SramRun run, ref SramRequester requester)
    {
        var first = 0;
        long begin = 0;
        for (var i = 0; i < run.Count; i++)
        {
            var earliest = Math.Max(Cycle, requester.LastAccess + 1);
            var access = banks.Take(BankOf(run, i), earliest, Cycle);
            conflicts.Add(access - earliest);
            if (i == 0 || access != requester.LastAccess + 1)
            {
                Answer(run, first, i - first, begin);
                (first, begin) = (i, access);
            }

            requester.LastAccess = access;
        }

        Answer(run, first, run.Count - first, begin);
        NoteAccess(requester.LastAccess);
    }

    private void AccessWordByWord()
    {
        var left = 0;
        for (var i = 0; i < admitted.Count; i++)
        {
            var (run, next) = admitted[i];
            ref var requester = ref requesters[run.Requester];
            if (requester.LastAccess == Cycle || requester.Blocked == Cycle)
            {
                // An earlier run of this requester has had this cycle.
            }
            else if (banks.TryTake(BankOf(run, next), Cycle, Cycle))
            {
                requester.LastAccess = Cycle;
                Answer(run, next, 1, Cycle);
                next++;
            }
            else
            {
                requester.Blocked = Cycle;
                conflicts.Increment();
            }

            if (next < run.Count)
            {
                admitted[left++] = new SramProgress(run, next);
            }
            else
            {
                requester.RunsUnderWay--;
            }

            NoteAccess(Cycle);
            wake.Arm();
        }

        admitted.RemoveRange(left, admitted.Count - left);
    }

    private void Answer(in SramRun run, int first, int count, long access)
    {
        if (count > 0 && !IsProducer(run.Requester))
        {
            var words = new SramWords(first, count, first + count == run.Count);
            Words.SendTo(run.Requester - sram.Producers, words, sram.Clock.Edge(access + sram.LatencyCycles - 1) - Now);
        }
    }

    private void NoteAccess(long cycle)
    {
        if (cycle + 1 > busyUntil)
        {
            busyUntil = cycle + 1;
            runsOver.SendAt(default, sram.Clock.Edge(busyUntil));
        }
    }

    private void OnRunsOver(in RunsOver over)
    {
        if (Cycle >= busyUntil)
        {
            SayWhyNothingMoves();
        }
    }

    private void SayWhyNothingMoves()
    {
        foreach (ref readonly var requester in requesters.AsSpan())
        {
            if (requester.IsWaiting)
            {
                StallOn(Causes[requester.Cause]);
                return;
            }
        }

        BecomeIdle();
    }

    private void ExchangeWhenAllAreDone()
    {
        foreach (ref readonly var requester in requesters.AsSpan())
        {
            if (requester.DoneAt < 0)
            {
                return;
            }
        }

        exchanges.SendAt(default, Now);
    }

    private void OnExchange(in Exchange exchange)
    {
        long fullAt = 0;
        for (var i = 0; i < requesters.Length; i++)
        {
            fullAt = IsProducer(i) ? Math.Max(fullAt, requesters[i].DoneAt) : fullAt;
            requesters[i].DoneAt = -1;
            if (IsProducer(i))
            {
                requesters[i].Taken = 0;
            }
        }

        waitForReaders.Add(Cycle - fullAt);
        held.Change(-readableWords);
        (readableWords, filledWords) = (filledWords, 0);
        fillingHalf = 1 - fillingHalf;
        Space.SendToAll(new SramSpace(sram.ShareWords));
        Filled.SendToAll(new SramFilled(readableWords));
        wake.Arm();
    }

    private int BankOf(in SramRun run, int word)
    {
        var half = IsProducer(run.Requester) ? fillingHalf : 1 - fillingHalf;
        return banks.BankOf(((long)half * sram.HalfWords) + run.Address + ((long)word * run.Stride));
    }

    private void RequireKnown(int requester)
    {
        if ((uint)requester >= (uint)requesters.Length)
        {
            throw new InvalidOperationException($"{Path} has no requester {requester}; it has {requesters.Length}.");
        }
    }

    private void Check(in SramRun run)
    {
        RequireKnown(run.Requester);
        var last = run.Address + ((long)run.Stride * Math.Max(0, run.Count - 1));
        if (run.Address < 0 || run.Address >= sram.HalfWords || last < 0 || last >= sram.HalfWords)
        {
            throw new InvalidOperationException($"{Path}: requester {run.Requester} goes from word {run.Address} to {last}; a half has {sram.HalfWords}.");
        }

        if (IsProducer(run.Requester))
        {
            ref var taken = ref requesters[run.Requester].Taken;
            taken = run.Count == 0 ? sram.ShareWords : taken + run.Count;
            if (taken > sram.ShareWords)
            {
                throw new InvalidOperationException($"{Path}: producer {run.Requester} writes {run.Count} words for which it has no credit.");
            }
        }
        else if (run.Count > sram.ConsumerSlots)
        {
            throw new InvalidOperationException($"{Path}: consumer {run.Requester} reads {run.Count} words at once and has slots for {sram.ConsumerSlots}.");
        }
    }
}
