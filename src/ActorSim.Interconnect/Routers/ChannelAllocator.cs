using System.Numerics;

namespace ActorSim.Interconnect;

/// <summary>
/// Gives the virtual channels of the outputs to the packets that wait at the inputs, by a single iteration of iSLIP over
/// all of them. Both are numbered <c>port · V + channel</c>.
/// </summary>
/// <remarks>
/// Each free channel is offered to the first that waits for it, at or after its pointer; each that waits takes the first
/// channel offered, at or after its own. Only those who wait for one and the same output compete, so outputs are decided
/// one by one, and a multicast, which waits for several, gets a channel of each.
/// </remarks>
internal sealed class ChannelAllocator
{
    private readonly int virtualChannels;
    private readonly int total;
    private readonly ulong[] allowed;
    private readonly ulong[] waitingFor;
    private readonly int words;
    private readonly int[] waiters;
    private readonly (ushort GrantFrom, ushort AcceptFrom)[] pointers;
    private readonly ulong[] offersTo;
    private readonly int[] offered;
    private readonly (int Input, int Output)[] grants;
    private ulong wanted;

    public ChannelAllocator(int ports, int virtualChannels)
    {
        this.virtualChannels = virtualChannels;
        total = ports * virtualChannels;
        words = BitRow.WordsOf(total);
        waitingFor = new ulong[ports * words];
        (allowed, offersTo) = (new ulong[ports * total], new ulong[total]);
        waiters = new int[ports];
        (pointers, offered) = (new (ushort, ushort)[total], new int[virtualChannels]);
        grants = new (int, int)[total];
    }

    /// <summary>The channels of an output that a packet which waits for it may take, as bits.</summary>
    public ulong Allowed(int input, int output) => allowed[(output * total) + input];

    /// <summary>A packet begins to wait for a virtual channel of an output, until it is granted one.</summary>
    /// <param name="input">The input channel in which its head waits.</param>
    /// <param name="output">The output.</param>
    /// <param name="channels">The channels that it may take, as bits.</param>
    public void Wait(int input, int output, ulong channels)
    {
        allowed[(output * total) + input] = channels;
        waitingFor[(output * words) + (input >> 6)] |= 1UL << (input & 63);
        waiters[output]++;
        wanted |= 1UL << output;
    }

    /// <summary>Decides; whoever gets a channel waits no longer for that output.</summary>
    /// <param name="free">For each output its free channels, as bits.</param>
    /// <returns>Who got what, input channel and output channel; valid until the next call.</returns>
    public ReadOnlySpan<(int Input, int Output)> Allocate(ulong[] free)
    {
        var granted = 0;
        for (var outputs = wanted; outputs != 0; outputs &= outputs - 1)
        {
            var output = BitOperations.TrailingZeroCount(outputs);
            if (free[output] == 0)
            {
                continue;
            }

            if (waiters[output] == 1)
            {
                var input = BitRow.FirstAround(WaitingFor(output), 0);
                if ((free[output] & Allowed(input, output)) is not 0 and var offers)
                {
                    Accept(input, output, offers, ref granted);
                }
            }
            else
            {
                OfferAll(output, free[output], ref granted);
            }
        }

        return grants.AsSpan(0, granted);
    }

    /// <summary>The input channels that wait for an output, as bits.</summary>
    private ReadOnlySpan<ulong> WaitingFor(int output) => waitingFor.AsSpan(output * words, words);

    private void OfferAll(int output, ulong free, ref int granted)
    {
        var count = 0;
        for (; free != 0; free &= free - 1)
        {
            var channel = BitOperations.TrailingZeroCount(free);
            var input = FirstThatMay(channel, output);
            if (input < 0)
            {
                continue;
            }

            if (offersTo[input] == 0)
            {
                offered[count++] = input;
            }

            offersTo[input] |= 1UL << channel;
        }

        foreach (var input in offered.AsSpan(0, count))
        {
            Accept(input, output, offersTo[input], ref granted);
            offersTo[input] = 0;
        }
    }

    private int FirstThatMay(int channel, int output)
    {
        var waiting = WaitingFor(output);
        var first = BitRow.FirstAround(waiting, pointers[(output * virtualChannels) + channel].GrantFrom);
        var input = first;
        while ((Allowed(input, output) >> channel & 1) == 0)
        {
            input = BitRow.FirstAround(waiting, input + 1 == total ? 0 : input + 1);
            if (input == first)
            {
                return -1;
            }
        }

        return input;
    }

    private void Accept(int input, int output, ulong offers, ref int granted)
    {
        // The pointer goes around all channels of all outputs; before or behind this one it points at its first.
        var from = pointers[input].AcceptFrom - (output * virtualChannels);
        var channel = BitRow.FirstAround(offers, (uint)from < (uint)virtualChannels ? from : 0);
        var resource = (output * virtualChannels) + channel;
        pointers[resource].GrantFrom = (ushort)(input + 1 == total ? 0 : input + 1);
        pointers[input].AcceptFrom = (ushort)(resource + 1 == total ? 0 : resource + 1);
        waitingFor[(output * words) + (input >> 6)] &= ~(1UL << (input & 63));
        if (--waiters[output] == 0)
        {
            wanted &= ~(1UL << output);
        }

        grants[granted++] = (input, resource);
    }
}
