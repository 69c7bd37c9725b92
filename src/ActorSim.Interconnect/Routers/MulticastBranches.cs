using System.Numerics;

namespace ActorSim.Interconnect;

/// <summary>
/// How far the copies of the multicasts at the fronts of a router's input channels have come. Each copy goes at its own
/// pace: a flit leaves the buffer when all copies have sent it.
/// </summary>
internal sealed class MulticastBranches(int ports, int inputChannels)
{
    private readonly ulong[] open = new ulong[inputChannels];
    private readonly int[] freed = new int[inputChannels];
    private readonly int[] resource = new int[inputChannels * ports];
    private readonly int[] sent = new int[inputChannels * ports];

    /// <summary>A packet begins.</summary>
    public void Begin(int channel) => (open[channel], freed[channel]) = (0, 0);

    /// <summary>It is to be copied to an output, of which it holds no channel yet.</summary>
    public void Add(int channel, int output)
    {
        open[channel] |= 1UL << output;
        resource[(channel * ports) + output] = InputChannel.None;
        sent[(channel * ports) + output] = 0;
    }

    /// <summary>The outputs whose copies have not been sent to the end, as bits.</summary>
    public ulong Open(int channel) => open[channel];

    /// <summary>The output channel that a copy holds, or <see cref="InputChannel.None"/>.</summary>
    public int Resource(int channel, int output) => resource[(channel * ports) + output];

    /// <summary>A copy has got a channel.</summary>
    public void Hold(int channel, int output, int outputChannel) => resource[(channel * ports) + output] = outputChannel;

    /// <summary>Flits of a copy that were sent.</summary>
    public int Sent(int channel, int output) => sent[(channel * ports) + output];

    /// <summary>How far behind the front of the buffer the next flit of a copy stands.</summary>
    public int Offset(int channel, int output) => Sent(channel, output) - freed[channel];

    /// <summary>A copy has sent a flit.</summary>
    public void Advance(int channel, int output, bool isTail)
    {
        sent[(channel * ports) + output]++;
        if (isTail)
        {
            open[channel] &= ~(1UL << output);
        }
    }

    /// <summary>
    /// Whether all copies have sent the flit at the front; it is then given up. At most one is, after each flit that a copy
    /// has sent.
    /// </summary>
    public bool TryFree(int channel)
    {
        for (var still = open[channel]; still != 0; still &= still - 1)
        {
            if (Offset(channel, BitOperations.TrailingZeroCount(still)) == 0)
            {
                return false;
            }
        }

        freed[channel]++;
        return true;
    }

    /// <summary>Whether a copy has a channel, and a flit in the buffer to send on it.</summary>
    /// <param name="channel">The input channel.</param>
    /// <param name="count">Flits in its buffer.</param>
    public bool SomeCopyIsReady(int channel, int count)
    {
        for (var still = open[channel]; still != 0; still &= still - 1)
        {
            var output = BitOperations.TrailingZeroCount(still);
            if (Resource(channel, output) != InputChannel.None && Offset(channel, output) < count)
            {
                return true;
            }
        }

        return false;
    }
}
