using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// A network, or a router of one, that takes beats at its inputs and hands them to receivers whose free slots it counts.
/// </summary>
/// <remarks>
/// Inputs are registers: what a source sends in cycle k can leave in k + 1 and is seen by the receivers in k + 2. An
/// input of two slots takes a beat every cycle, one of one slot every other cycle. A multicast leaves only when every
/// receiver has a free slot, and all of them see it in the same cycle. Time is busy when a beat leaves, stalled on
/// <c>credit</c> when some wait and none can leave.
/// </remarks>
public abstract class OperandNetwork : Actor
{
    private readonly Clock clock;
    private readonly PortWidth width;
    private readonly BeatQueue[] inputs;
    private readonly InPort<OperandBeat>[] beatsIn;
    private readonly OutPort<FreedSlots>[] freedOut;
    private readonly GroupPort<OperandBeat> deliveries;
    private readonly InPort<FreedSlots>[] freedIn;
    private readonly int[] freeSlots;
    private readonly ClockedWake wake;
    private readonly Counter beatsSent;
    private readonly Counter wordsSent;
    private readonly Counter beatsDelivered;
    private readonly Counter wordsDelivered;
    private int waiting;

    /// <summary>Makes the common part.</summary>
    /// <param name="clock">The clock of the network, its sources and its receivers.</param>
    /// <param name="width">Of every port.</param>
    /// <param name="inputs">How many inputs, ≥ 1.</param>
    /// <param name="slots">Slots of each input, ≥ 1.</param>
    /// <param name="receiverSlots">Slots of each receiver's buffer, each ≥ 1.</param>
    /// <exception cref="ArgumentException">No inputs, or a buffer without slots.</exception>
    protected OperandNetwork(Clock clock, PortWidth width, int inputs, int slots, IReadOnlyList<int> receiverSlots)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(width);
        ArgumentNullException.ThrowIfNull(receiverSlots);
        if (inputs < 1)
        {
            throw new ArgumentException($"An operand network needs at least one input; it has {inputs}.", nameof(inputs));
        }

        for (var i = 0; i < receiverSlots.Count; i++)
        {
            if (receiverSlots[i] < 1)
            {
                throw new ArgumentException($"Receiver {i} of an operand network needs at least one slot; it has {receiverSlots[i]}.", nameof(receiverSlots));
            }
        }

        (this.clock, this.width) = (clock, width);
        this.inputs = new BeatQueue[inputs];
        (beatsIn, freedOut) = (new InPort<OperandBeat>[inputs], new OutPort<FreedSlots>[inputs]);
        for (var i = 0; i < inputs; i++)
        {
            var own = i;
            this.inputs[i] = new BeatQueue(slots);
            beatsIn[i] = Receive((in OperandBeat beat) => OnBeat(own, beat), optional: true);
            freedOut[i] = Emit<FreedSlots>(optional: true);
        }

        freeSlots = [.. receiverSlots];
        freedIn = new InPort<FreedSlots>[freeSlots.Length];
        for (var i = 0; i < freeSlots.Length; i++)
        {
            var own = i;
            freedIn[i] = Receive((in FreedSlots freed) => OnFreed(own, freed));
        }

        deliveries = EmitGroup<OperandBeat>(optional: freeSlots.Length == 0);
        wake = Wake(clock, Step);
        beatsSent = Count("beats-sent", "beats");
        wordsSent = Count("words-sent", "words");
        beatsDelivered = Count("beats-delivered", "beats");
        wordsDelivered = Count("words-delivered", "words");
    }

    /// <summary>Width of every port.</summary>
    public PortWidth Width => width;

    /// <summary>How many inputs there are.</summary>
    public int Inputs => inputs.Length;

    /// <summary>How many receivers there are.</summary>
    public int Receivers => freeSlots.Length;

    /// <summary>Beats that have left, a multicast counted once.</summary>
    public long BeatsSent => beatsSent.Value;

    /// <summary>Words that have left, a multicast counted once.</summary>
    public long WordsSent => wordsSent.Value;

    /// <summary>Words handed to receivers, a multicast counted for each of them.</summary>
    public long WordsDelivered => wordsDelivered.Value;

    /// <summary>An input; one that stays unlinked is never used.</summary>
    /// <param name="input">Its number.</param>
    public OperandInlet Input(int input) => new(beatsIn[input], freedOut[input], inputs[input].Slots);

    /// <summary>Links the receivers, one cycle each way.</summary>
    /// <param name="builder">The system, which holds the network and the receivers.</param>
    /// <param name="receivers">As many as the network has, in the order of their numbers.</param>
    /// <exception cref="ArgumentException">Another number of them, or of their slots, than the network was made for.</exception>
    public void ConnectReceivers(SimulationBuilder builder, IReadOnlyList<OperandInlet> receivers)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(receivers);
        if (receivers.Count != freeSlots.Length)
        {
            throw new ArgumentException($"{Path} has {freeSlots.Length} receivers, but {receivers.Count} are to be linked.", nameof(receivers));
        }

        if (receivers.Count == 0)
        {
            return;
        }

        var oneCycle = clock.Cycles(1);
        for (var i = 0; i < receivers.Count; i++)
        {
            if (receivers[i].Slots != freeSlots[i])
            {
                throw new ArgumentException($"{Path} counts on {freeSlots[i]} slots of receiver {i}, but {receivers[i].Beats} has {receivers[i].Slots}.", nameof(receivers));
            }

            builder.Connect(receivers[i].Freed, freedIn[i], oneCycle);
        }

        builder.Connect(deliveries, new ReceiverTable<OperandBeat>(receivers.Select(receiver => receiver.Beats)), oneCycle);
    }

    /// <summary>Sends what can leave in this cycle.</summary>
    /// <returns>Whether anything left.</returns>
    protected abstract bool Forward();

    /// <summary>Says what is wrong with a beat that arrives, or null.</summary>
    /// <param name="beat">The beat.</param>
    protected abstract string? Refusal(in OperandBeat beat);

    /// <summary>The beats that wait at an input.</summary>
    /// <param name="input">Its number.</param>
    protected BeatQueue Waiting(int input) => inputs[input];

    /// <summary>Asks for a call of <see cref="Forward"/> if beats wait; for a slot that was freed elsewhere.</summary>
    protected void Retry()
    {
        if (waiting > 0)
        {
            wake.Arm();
        }
    }

    /// <summary>Whether all of some receivers have a free slot.</summary>
    /// <param name="receivers">Their numbers.</param>
    protected bool HaveRoom(ReadOnlySpan<int> receivers)
    {
        foreach (var receiver in receivers)
        {
            if (freeSlots[receiver] == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Takes the first beat from an input, gives its slot back, and hands it to receivers, all of which have room.
    /// </summary>
    /// <param name="input">The input.</param>
    /// <param name="receivers">The receivers' numbers, rising; may be empty on a router that only passes it on.</param>
    protected OperandBeat Deliver(int input, ReadOnlySpan<int> receivers)
    {
        var beat = inputs[input].Dequeue();
        waiting--;
        freedOut[input].Send(new FreedSlots(1));
        foreach (var receiver in receivers)
        {
            freeSlots[receiver]--;
        }

        if (!receivers.IsEmpty)
        {
            deliveries.SendToSome(receivers, beat);
        }

        beatsSent.Increment();
        wordsSent.Add(beat.Words);
        beatsDelivered.Add(receivers.Length);
        wordsDelivered.Add((long)beat.Words * receivers.Length);
        return beat;
    }

    private void OnBeat(int input, in OperandBeat beat)
    {
        if (Refusal(beat) is { } reason)
        {
            throw new InvalidOperationException($"Input {input} of {Path}: {reason}");
        }

        inputs[input].Enqueue(beat);
        waiting++;
        wake.Arm();
    }

    private void OnFreed(int receiver, in FreedSlots freed)
    {
        freeSlots[receiver] += freed.Count;
        Retry();
    }

    /// <summary>One cycle, after everything that arrives in it.</summary>
    private void Step()
    {
        if (Forward())
        {
            BecomeBusy();
            wake.Arm();
        }
        else if (waiting > 0)
        {
            StallOn(StallCause.Credit);
        }
        else
        {
            BecomeIdle();
        }
    }
}
