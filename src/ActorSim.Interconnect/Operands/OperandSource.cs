using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// A bank of a buffer, or an off-chip port, that feeds one input of an operand network: sends its beats in order, one a
/// cycle from cycle 0 on, as long as the input has a free slot. Reading the bank is not modelled: a word is there when
/// it can be sent.
/// </summary>
public sealed class OperandSource : Actor
{
    private readonly OperandBeat[] beats;
    private readonly ClockedWake wake;
    private readonly Counter sent;
    private readonly Counter words;
    private readonly int slots;
    private int next;
    private int free;

    /// <summary>Makes a source.</summary>
    /// <param name="clock">The clock of the network.</param>
    /// <param name="beats">What it sends.</param>
    /// <param name="slots">Slots of the input that it feeds, ≥ 1.</param>
    /// <param name="width">Of the input.</param>
    /// <param name="groups">Whom the input reaches.</param>
    /// <exception cref="ArgumentException">A beat is for nobody, or does not fit the port; or there are no slots.</exception>
    public OperandSource(Clock clock, IReadOnlyList<OperandBeat> beats, int slots, PortWidth width, OperandGroups groups)
    {
        ArgumentNullException.ThrowIfNull(beats);
        ArgumentNullException.ThrowIfNull(groups);
        for (var i = 0; i < beats.Count; i++)
        {
            if (groups.Refusal(beats[i], width) is { } reason)
            {
                throw new ArgumentException($"Beat {i} of a source: {reason}", nameof(beats));
            }
        }

        if (slots < 1)
        {
            throw new ArgumentException($"A source needs at least one slot to send to; there are {slots}.", nameof(slots));
        }

        this.beats = [.. beats];
        (this.slots, free) = (slots, slots);
        Beats = Emit<OperandBeat>();
        Freed = Receive<FreedSlots>(OnFreed);
        wake = Wake(clock, Send);
        sent = Count("beats-sent", "beats");
        words = Count("words-sent", "words");
    }

    /// <summary>To the network.</summary>
    public OutPort<OperandBeat> Beats { get; }

    /// <summary>From the network.</summary>
    public InPort<FreedSlots> Freed { get; }

    /// <summary>Both, to be linked to an input.</summary>
    public OperandOutlet Outlet => new(Beats, Freed, slots);

    /// <summary>Beats sent so far.</summary>
    public long BeatsSent => sent.Value;

    /// <summary>Words sent so far.</summary>
    public long WordsSent => words.Value;

    /// <inheritdoc/>
    protected override void Start() => wake.Arm();

    private void OnFreed(in FreedSlots freed)
    {
        free += freed.Count;
        if (next < beats.Length)
        {
            wake.Arm();
        }
    }

    private void Send()
    {
        if (next == beats.Length)
        {
            BecomeIdle();
        }
        else if (free == 0)
        {
            StallOn(StallCause.Credit);
        }
        else
        {
            BecomeBusy();
            free--;
            Beats.Send(beats[next]);
            sent.Increment();
            words.Add(beats[next].Words);
            next++;
            wake.Arm();
        }
    }
}
