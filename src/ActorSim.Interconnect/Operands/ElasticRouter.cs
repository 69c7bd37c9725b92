using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// A circuit-switched router: each input leads to a fixed set of outputs, and to those of its receivers whose tag
/// matches. A beat leaves when all of these have a free slot; there is nothing to arbitrate, because an output
/// belongs to one input.
/// </summary>
/// <remarks>Each hop is an elastic register: it takes one cycle, and its two slots keep a beat a cycle going.</remarks>
public sealed class ElasticRouter : OperandNetwork
{
    private readonly OperandGroups groups;
    private readonly bool[] delivers;
    private readonly int[]?[] outputsOf;
    private readonly int[][] receiversOf;
    private readonly OutPort<OperandBeat>[] beatsOut;
    private readonly InPort<FreedSlots>[] freedIn;
    private readonly int[] freeSlots;
    private readonly int slots;

    /// <summary>Makes a router.</summary>
    /// <param name="clock">Its clock.</param>
    /// <param name="width">Of every port.</param>
    /// <param name="circuits">
    /// For each input the outputs that it leads to and whether it leads to the receivers too; null for one not in
    /// use.
    /// </param>
    /// <param name="outputs">
    /// How many outputs to other routers, ≥ 0; each leads to a register of <paramref name="slots"/> slots.
    /// </param>
    /// <param name="groups">Tags of the whole network.</param>
    /// <param name="receivers">The numbers that this router's receivers have in <paramref name="groups"/>.</param>
    /// <param name="receiverSlots">Slots of each of these receivers.</param>
    /// <param name="slots">Slots of each input register.</param>
    /// <exception cref="ArgumentException">
    /// Two inputs lead to one output, or an output or receiver is not there; no inputs, or a buffer without slots.
    /// </exception>
    public ElasticRouter(
        Clock clock,
        PortWidth width,
        IReadOnlyList<(IReadOnlyList<int> Outputs, bool ToReceivers)?> circuits,
        int outputs,
        OperandGroups groups,
        IReadOnlyList<int> receivers,
        IReadOnlyList<int> receiverSlots,
        int slots = 2)
        : base(clock, width, Require(circuits).Count, slots, receiverSlots)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(receivers);
        if (receivers.Count != receiverSlots.Count)
        {
            throw new ArgumentException($"A router with {receivers.Count} receivers needs as many numbers of slots; there are {receiverSlots.Count}.", nameof(receiverSlots));
        }

        CheckOutputs(circuits, outputs);
        this.groups = groups;
        this.slots = slots;
        delivers = [.. circuits.Select(circuit => circuit?.ToReceivers ?? false)];
        outputsOf = [.. circuits.Select(circuit => circuit is { } used ? used.Outputs.Order().ToArray() : null)];
        receiversOf = PlacesByTag(groups, receivers);
        (beatsOut, freedIn, freeSlots) = (new OutPort<OperandBeat>[outputs], new InPort<FreedSlots>[outputs], new int[outputs]);
        for (var i = 0; i < outputs; i++)
        {
            var own = i;
            beatsOut[i] = Emit<OperandBeat>(optional: true);
            freedIn[i] = Receive((in FreedSlots freed) => OnFreed(own, freed), optional: true);
            freeSlots[i] = slots;
        }
    }

    /// <summary>Where beats leave for another router.</summary>
    /// <param name="output">The number of the output.</param>
    public OperandOutlet Output(int output) => new(beatsOut[output], freedIn[output], slots);

    /// <inheritdoc/>
    protected override string? Refusal(in OperandBeat beat) => groups.Refusal(beat, Width);

    /// <inheritdoc/>
    protected override bool Forward()
    {
        var moved = false;
        for (var input = 0; input < Inputs; input++)
        {
            if (Waiting(input).Count == 0)
            {
                continue;
            }

            var receivers = delivers[input] ? receiversOf[Waiting(input).Head.Tag] : [];
            var outputs = outputsOf[input] ?? throw new InvalidOperationException($"A beat arrived at input {input} of {Path}, which leads nowhere.");
            if (HaveRoom(receivers) && IsFree(outputs))
            {
                var beat = Deliver(input, receivers);
                foreach (var output in outputs)
                {
                    freeSlots[output]--;
                    beatsOut[output].Send(beat);
                }

                moved = true;
            }
        }

        return moved;
    }

    private static IReadOnlyList<(IReadOnlyList<int> Outputs, bool ToReceivers)?> Require(IReadOnlyList<(IReadOnlyList<int> Outputs, bool ToReceivers)?> circuits)
    {
        ArgumentNullException.ThrowIfNull(circuits);
        return circuits;
    }

    private static void CheckOutputs(IReadOnlyList<(IReadOnlyList<int> Outputs, bool ToReceivers)?> circuits, int outputs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(outputs);
        var fedBy = new int?[outputs];
        int? receiversFedBy = null;
        for (var input = 0; input < circuits.Count; input++)
        {
            if (circuits[input] is not { } circuit)
            {
                continue;
            }

            foreach (var output in circuit.Outputs)
            {
                if ((uint)output >= (uint)outputs)
                {
                    throw new ArgumentException($"Input {input} of a router leads to output {output}, but there are {outputs}.", nameof(circuits));
                }

                if (fedBy[output] is { } other)
                {
                    throw new ArgumentException($"Inputs {other} and {input} of a router both lead to output {output}; a circuit has its outputs to itself.", nameof(circuits));
                }

                fedBy[output] = input;
            }

            if (circuit.ToReceivers && receiversFedBy is { } first)
            {
                throw new ArgumentException($"Inputs {first} and {input} of a router both lead to its receivers; a circuit has its outputs to itself.", nameof(circuits));
            }

            receiversFedBy = circuit.ToReceivers ? input : receiversFedBy;
        }
    }

    /// <summary>For each tag the receivers of this router that take it, by their places among them, rising.</summary>
    private static int[][] PlacesByTag(OperandGroups groups, IReadOnlyList<int> receivers)
    {
        var places = Enumerable.Range(0, receivers.Count).ToDictionary(place => receivers[place]);
        var placesOf = new int[groups.Tags[^1] + 1][];
        Array.Fill(placesOf, []);
        foreach (var tag in groups.Tags)
        {
            placesOf[tag] = [.. groups[tag].ToArray().Where(places.ContainsKey).Select(receiver => places[receiver]).Order()];
        }

        return placesOf;
    }

    private bool IsFree(int[] outputs)
    {
        foreach (var output in outputs)
        {
            if (freeSlots[output] == 0)
            {
                return false;
            }
        }

        return true;
    }

    private void OnFreed(int output, in FreedSlots freed)
    {
        freeSlots[output] += freed.Count;
        Retry();
    }
}
