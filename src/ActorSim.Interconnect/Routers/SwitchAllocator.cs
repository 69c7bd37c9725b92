using System.Numerics;

namespace ActorSim.Interconnect;

/// <summary>
/// Gives the outputs of a switch to its inputs by a single iteration of iSLIP (McKeown, "The iSLIP Scheduling Algorithm
/// for Input-Queued Switches", 1999). Several virtual channels of an input may want one output; of these one is put
/// forward, in turn.
/// </summary>
/// <remarks>
/// An input sends one flit a cycle. A flit of a multicast may leave by several outputs at once: besides the output that
/// the input accepts it takes every other one offered for the same flit.
/// </remarks>
internal sealed class SwitchAllocator
{
    private readonly int ports;
    private readonly int virtualChannels;
    private readonly SwitchPort[] states;
    private readonly SwitchRequest[] forward;
    private readonly SwitchRequest[] grants;
    private ulong wanted;

    public SwitchAllocator(int ports, int virtualChannels)
    {
        this.ports = ports;
        this.virtualChannels = virtualChannels;
        states = new SwitchPort[ports];
        forward = new SwitchRequest[ports * ports];
        grants = new SwitchRequest[ports];
    }

    /// <summary>Asks for an output. A speculative request stands back behind another one of the same input.</summary>
    public void Request(in SwitchRequest request)
    {
        ref var candidate = ref forward[(request.Input * ports) + request.Output];
        ref var inputs = ref states[request.Output].Inputs;
        if ((inputs >> request.Input & 1) == 0)
        {
            candidate = request;
            inputs |= 1UL << request.Input;
            wanted |= 1UL << request.Output;
        }
        else if (ComesBefore(request, candidate))
        {
            candidate = request;
        }
    }

    /// <summary>Decides, and forgets the requests.</summary>
    /// <returns>What is granted, at most one request for each output; valid until the next call.</returns>
    public ReadOnlySpan<SwitchRequest> Allocate()
    {
        ulong inputs = 0;
        for (var outputs = wanted; outputs != 0; outputs &= outputs - 1)
        {
            var output = BitOperations.TrailingZeroCount(outputs);
            ref var state = ref states[output];
            var input = BitRow.FirstAround(state.Inputs, state.GrantFrom);
            state.Inputs = 0;
            inputs |= 1UL << input;
            states[input].Offers |= 1UL << output;
        }

        wanted = 0;
        var granted = 0;
        for (; inputs != 0; inputs &= inputs - 1)
        {
            Accept(BitOperations.TrailingZeroCount(inputs), ref granted);
        }

        return grants.AsSpan(0, granted);
    }

    private void Accept(int input, ref int granted)
    {
        ref var state = ref states[input];
        var offers = state.Offers;
        state.Offers = 0;
        var output = BitRow.FirstAround(offers, state.AcceptFrom);
        var accepted = forward[(input * ports) + output];
        state.AcceptFrom = output + 1 == ports ? 0 : output + 1;
        state.Turn = accepted.VirtualChannel + 1 == virtualChannels ? 0 : accepted.VirtualChannel + 1;
        Grant(accepted, ref granted);
        for (var others = offers & ~(1UL << output); others != 0; others &= others - 1)
        {
            var other = forward[(input * ports) + BitOperations.TrailingZeroCount(others)];
            if (other.VirtualChannel == accepted.VirtualChannel && other.FlitIndex == accepted.FlitIndex)
            {
                Grant(other, ref granted);
            }
        }
    }

    private void Grant(in SwitchRequest request, ref int granted)
    {
        states[request.Output].GrantFrom = request.Input + 1 == ports ? 0 : request.Input + 1;
        grants[granted++] = request;
    }

    private bool ComesBefore(in SwitchRequest request, in SwitchRequest other)
    {
        if (request.IsSpeculative != other.IsSpeculative)
        {
            return other.IsSpeculative;
        }

        var first = states[request.Input].Turn;
        var here = request.VirtualChannel - first;
        var there = other.VirtualChannel - first;
        return (here < 0 ? here + virtualChannels : here) < (there < 0 ? there + virtualChannels : there);
    }
}
