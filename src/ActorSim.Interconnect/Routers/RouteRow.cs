namespace ActorSim.Interconnect;

/// <summary>A router's hops by destination, in two bytes each: a network has many destinations and few kinds of hops.</summary>
internal sealed class RouteRow
{
    // By destination: the output in the lower byte, the place of its channels in the upper one.
    private readonly ushort[] packed;
    private readonly ulong[] virtualChannels;

    /// <summary>Packs hops.</summary>
    /// <exception cref="ArgumentException">They allow more than 256 different sets of virtual channels.</exception>
    public RouteRow(ReadOnlySpan<Hop> hops)
    {
        packed = new ushort[hops.Length];
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

            packed[destination] = (ushort)((mask << 8) | (byte)hops[destination].Output);
        }

        virtualChannels = [.. different];
    }

    /// <summary>Where a packet goes.</summary>
    public Hop this[int destination]
    {
        get
        {
            var hop = packed[destination];
            return new Hop(hop & byte.MaxValue, virtualChannels[hop >> 8]);
        }
    }
}
