namespace ActorSim.Interconnect;

/// <summary>
/// The link of a node to an ideal core, through which everything comes that it receives. The node hears of a transfer when its last byte
/// would be there on an idle link; its bytes have come since its first did, as far as the link was free, and the rest follows when those
/// before it are through. All times in picoseconds.
/// </summary>
internal sealed class ReceivingLink
{
    /// <summary>So many idle spans are remembered; a link that was idle more often while a transfer came counts as busy before them.</summary>
    private const int Remembered = 8;

    // Idle spans before busyUntil, in the order of time.
    private readonly long[] begins = new long[Remembered];
    private readonly long[] ends = new long[Remembered];
    private int spans;
    private long busyUntil;

    /// <summary>Takes in a transfer.</summary>
    /// <param name="now">When its last byte would be there on an idle link.</param>
    /// <param name="occupancy">How long its bytes occupy the link.</param>
    /// <param name="gap">For how long the link rests behind it.</param>
    /// <returns>When its last byte is there.</returns>
    public long Receive(long now, long occupancy, long gap)
    {
        if (now > busyUntil)
        {
            AddIdle(busyUntil, now);
            busyUntil = now;
        }

        var left = TakeIdle(now - occupancy, occupancy);
        var arrival = left > 0 ? busyUntil + left : now;
        busyUntil = Math.Max(busyUntil, arrival) + gap;
        return arrival;
    }

    private void AddIdle(long begin, long end)
    {
        if (spans == Remembered)
        {
            Array.Copy(begins, 1, begins, 0, Remembered - 1);
            Array.Copy(ends, 1, ends, 0, Remembered - 1);
            spans--;
        }

        (begins[spans], ends[spans]) = (begin, end);
        spans++;
    }

    /// <summary>Uses what was idle since a time; gives what is left to be received.</summary>
    private long TakeIdle(long since, long occupancy)
    {
        var kept = 0;
        for (var i = 0; i < spans; i++)
        {
            var begin = Math.Max(begins[i], since);
            var taken = Math.Min(occupancy, Math.Max(0, ends[i] - begin));
            occupancy -= taken;

            // What is idle before the first byte stays, or else what is behind those that were taken.
            (begins[kept], ends[kept]) = taken == 0 ? (begins[i], ends[i]) : begins[i] < since ? (begins[i], since) : (begin + taken, ends[i]);
            kept += begins[kept] < ends[kept] ? 1 : 0;
        }

        spans = kept;
        return occupancy;
    }
}
