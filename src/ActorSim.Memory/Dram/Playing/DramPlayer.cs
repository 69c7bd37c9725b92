using ActorSim.Kernel;

namespace ActorSim.Memory;

/// <summary>
/// Offers the requests of a trace to the channels of a memory, in their order: in every cycle so many as its width, up to the
/// first for which there is no room, or whose cycle has not come.
/// </summary>
/// <remarks>
/// What is offered behind cycle c is accepted in cycle c + 1 (see <see cref="DramChannel"/>). When all requests are answered it
/// ends all channels, so that nothing behind that counts.
/// </remarks>
public sealed class DramPlayer : Actor
{
    private readonly Clock halfClock;
    private readonly AddressMapping mapping;
    private readonly DramTraceRequest[] trace;
    private readonly int width;
    private readonly long[] acceptCycles;
    private readonly long[] doneCycles;
    private readonly ChannelCredits credits;
    private readonly SelfPort<Due> due;
    private long offerCycle = -1;
    private int offersInCycle;
    private int offered;
    private int answered;
    private bool waitsForCredit;

    /// <summary>Makes a player.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="trace">The requests, at least one; not changed, and not to be changed.</param>
    /// <param name="width">How many requests it can offer in a cycle, ≥ 1.</param>
    /// <exception cref="ArgumentException">The trace is empty, or has an address that is not possible.</exception>
    public DramPlayer(DramDescription memory, DramTraceRequest[] trace, int width)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (trace.Length == 0)
        {
            throw new ArgumentException("There is no request to play.", nameof(trace));
        }

        (this.trace, this.width, mapping) = (trace, width, memory.Mapping);
        halfClock = memory.Clock.Half;
        acceptCycles = new long[trace.Length];
        doneCycles = new long[trace.Length];
        credits = new ChannelCredits(memory);
        Requests = EmitGroup<DramRequest>();
        Credits = Receive<DramCredit>(OnCredit);
        Answers = Receive<DramAnswer>(OnAnswer);
        Ends = EmitGroup<DramEnd>();
        due = ReceiveOwn<Due>(OnDue);
    }

    /// <summary>To the channels.</summary>
    public GroupPort<DramRequest> Requests { get; }

    /// <summary>From the channels.</summary>
    public InPort<DramCredit> Credits { get; }

    /// <summary>From the channels.</summary>
    public InPort<DramAnswer> Answers { get; }

    /// <summary>To the channels, when all is answered.</summary>
    public GroupPort<DramEnd> Ends { get; }

    /// <summary>The requests.</summary>
    public ReadOnlySpan<DramTraceRequest> Trace => trace;

    /// <summary>Requests that the channels have taken.</summary>
    public int Accepted => offered;

    /// <summary>Requests that are answered.</summary>
    public int Answered => answered;

    /// <summary>The cycle in which each request was accepted, by its number in the trace; 0 for those that were not.</summary>
    public ReadOnlySpan<long> AcceptCycles => acceptCycles;

    /// <summary>The cycle in which each request was done, by its number in the trace; 0 for those that were not.</summary>
    public ReadOnlySpan<long> DoneCycles => doneCycles;

    /// <summary>The cycle behind the last answer; 0 before.</summary>
    public long EndCycle { get; private set; }

    /// <inheritdoc/>
    protected override void Start() => OfferBehind(Math.Max(0, trace[0].Cycle));

    /// <summary>The cycle that ended half a cycle ago.</summary>
    private long CycleBefore => (halfClock.EdgeAtOrAfter(Now) - 1) / 2;

    private void OfferBehind(long cycle) => due.SendAt(new Due(cycle), halfClock.Edge((2 * cycle) + 1));

    private void OnCredit(in DramCredit credit)
    {
        credits.Add(credit);
        if (waitsForCredit)
        {
            waitsForCredit = false;
            Offer(CycleBefore);
        }
    }

    private void OnDue(in Due message) => Offer(message.Cycle);

    /// <summary>Offers what is due behind a cycle, in which some may have been offered before.</summary>
    private void Offer(long cycle)
    {
        offersInCycle = cycle == offerCycle ? offersInCycle : 0;
        for (offerCycle = cycle; offersInCycle < width; offersInCycle++)
        {
            if (trace[offered].Cycle > cycle)
            {
                Await(trace[offered].Cycle);
                return;
            }

            if (!TryOffer(cycle))
            {
                waitsForCredit = true;
                StallOn(StallCause.Credit);
                return;
            }

            if (offered == trace.Length)
            {
                BecomeIdle();
                return;
            }
        }

        Await(Math.Max(cycle + 1, trace[offered].Cycle));
    }

    private void Await(long cycle)
    {
        BusyFor(halfClock.Edge((2 * CycleBefore) + 3) - Now);
        OfferBehind(cycle);
    }

    private bool TryOffer(long cycle)
    {
        ref readonly var request = ref trace[offered];
        var channel = mapping.ChannelOf(request.Address);
        if (!credits.TryTake(channel, request.IsWrite))
        {
            return false;
        }

        Requests.SendTo(channel, new DramRequest(request.Address, offered, 0, request.IsWrite));
        acceptCycles[offered] = cycle + 1;
        offered++;
        return true;
    }

    private void OnAnswer(in DramAnswer answer)
    {
        doneCycles[answer.Tag] = CycleBefore;
        answered++;
        if (answered == trace.Length)
        {
            EndCycle = CycleBefore + 1;
            Ends.SendToAll(default);
        }
    }

    private readonly record struct Due(long Cycle);
}
