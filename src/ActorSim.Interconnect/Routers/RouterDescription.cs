namespace ActorSim.Interconnect;

/// <summary>What a router is built like.</summary>
/// <remarks>Ports and channels are kept as the bits of a word, hence at most 64 of each.</remarks>
public sealed record RouterDescription
{
    private const int Most = 64;

    /// <summary>Describes a router.</summary>
    /// <param name="virtualChannels">Virtual channels of each port, 1 to 64.</param>
    /// <param name="slotsPerChannel">Flits that the buffer of each virtual channel of an input holds, 1 to 65,535.</param>
    /// <param name="pipeline">Its stages.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public RouterDescription(int virtualChannels, int slotsPerChannel, RouterPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        Require(virtualChannels is >= 1 and <= Most, nameof(virtualChannels), $"A port has 1 to {Most} virtual channels; found {virtualChannels}.");
        Require(slotsPerChannel is >= 1 and <= ushort.MaxValue, nameof(slotsPerChannel), $"The buffer of a virtual channel has 1 to {ushort.MaxValue:N0} slots; found {slotsPerChannel}.");
        (VirtualChannels, SlotsPerChannel, Pipeline) = (virtualChannels, slotsPerChannel, pipeline);
    }

    /// <summary>The largest number of ports of a router.</summary>
    public static int MostPorts => Most;

    /// <summary>Virtual channels of each port.</summary>
    public int VirtualChannels { get; }

    /// <summary>Flits that the buffer of each virtual channel of an input holds.</summary>
    public int SlotsPerChannel { get; }

    /// <summary>Its stages.</summary>
    public RouterPipeline Pipeline { get; }

    private static void Require(bool holds, string parameter, string message)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, message);
        }
    }
}
