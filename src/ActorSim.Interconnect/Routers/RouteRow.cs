namespace ActorSim.Interconnect;

/// <summary>A router's hops by destination, in two bytes each: a network has many destinations and few kinds of hops.</summary>
internal sealed class RouteRow
{
    private readonly byte[] outputs;
    private readonly byte[] masks;
    private readonly ulong[] virtualChannels;

    /// <summary>Packs hops.</summary>
    /// <exception cref="ArgumentException">They allow more than 256 different sets of virtual channels.</exception>
    public RouteRow(ReadOnlySpan<Hop> hops)
    {
        (outputs, masks) = (new byte[hops.Length], new byte[hops.Length]);
        List<ulong> different = [];
        for (var destination = 0; destination < hops.Length; destination++)
        {
            var mask = different.IndexOf(hops[destination].VirtualChannels);
            if (mask < 0)
            {
                mask = different.Count;
                different.Add(hops[destination].VirtualChannels);
            }

            if (mask > byte.MaxValue)
            {
                throw new ArgumentException("The routes of one router allow more than 256 different sets of virtual channels.", nameof(hops));
            }

            (outputs[destination], masks[destination]) = ((byte)hops[destination].Output, (byte)mask);
        }

        virtualChannels = [.. different];
    }

    /// <summary>Where a packet goes.</summary>
    public Hop this[int destination] => new(outputs[destination], virtualChannels[masks[destination]]);
}
