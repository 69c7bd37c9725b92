using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// An all-to-all unicast network: in each cycle every input can send one beat, and every receiver take one.
/// </summary>
/// <remarks>
/// Where several inputs have a beat for one receiver, the receiver takes them in turn: first the input after the one
/// that it served last, upwards and around. Only the first beat of each input is looked at, so that a beat that must
/// wait holds up those behind it.
/// </remarks>
public sealed class OperandCrossbar : OperandNetwork
{
    private readonly OperandGroups groups;

    // By receiver: the input whose turn is next, and the one chosen in this cycle.
    private readonly int[] turn;
    private readonly int[] chosen;

    /// <summary>Makes a crossbar.</summary>
    /// <param name="clock">Its clock.</param>
    /// <param name="width">Of every port.</param>
    /// <param name="inputs">How many inputs, ≥ 1.</param>
    /// <param name="groups">The receiver of each tag: one.</param>
    /// <param name="receiverSlots">Slots of each receiver.</param>
    /// <param name="slots">Slots of each input register.</param>
    /// <exception cref="ArgumentException">
    /// A tag names several receivers, which a unicast network cannot serve; another number of receivers than
    /// <paramref name="groups"/> has; no inputs, or a buffer without slots.
    /// </exception>
    public OperandCrossbar(Clock clock, PortWidth width, int inputs, OperandGroups groups, IReadOnlyList<int> receiverSlots, int slots = 2)
        : base(clock, width, inputs, slots, receiverSlots)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (groups.Receivers != receiverSlots.Count)
        {
            throw new ArgumentException($"The groups are for {groups.Receivers} receivers, but the crossbar has {receiverSlots.Count}.", nameof(groups));
        }

        foreach (var tag in groups.Tags)
        {
            if (groups[tag].Length > 1)
            {
                throw new ArgumentException($"A crossbar is unicast: tag {tag} names {groups[tag].Length} receivers; send one beat to each, with tags of their own.", nameof(groups));
            }
        }

        this.groups = groups;
        turn = new int[receiverSlots.Count];
        chosen = new int[receiverSlots.Count];
    }

    /// <summary>The receiver of each tag.</summary>
    public OperandGroups Groups => groups;

    /// <inheritdoc/>
    protected override string? Refusal(in OperandBeat beat) => groups.Refusal(beat, Width);

    /// <inheritdoc/>
    protected override bool Forward()
    {
        Array.Fill(chosen, -1);
        for (var input = 0; input < Inputs; input++)
        {
            if (Waiting(input).Count == 0)
            {
                continue;
            }

            var receiver = groups[Waiting(input).Head.Tag];
            if (HaveRoom(receiver) && IsBefore(input, chosen[receiver[0]], turn[receiver[0]]))
            {
                chosen[receiver[0]] = input;
            }
        }

        var moved = false;
        for (var receiver = 0; receiver < chosen.Length; receiver++)
        {
            if (chosen[receiver] >= 0)
            {
                Deliver(chosen[receiver], new ReadOnlySpan<int>(in receiver));
                turn[receiver] = chosen[receiver] + 1 < Inputs ? chosen[receiver] + 1 : 0;
                moved = true;
            }
        }

        return moved;
    }

    /// <summary>Whether an input's turn comes before another one's; −1 as the other one stands for none.</summary>
    private bool IsBefore(int input, int other, int turn) => other < 0 || Distance(input, turn) < Distance(other, turn);

    private int Distance(int input, int turn) => input < turn ? input - turn + Inputs : input - turn;
}
