using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// One way out of a node or a switch: a link, with the queue in front of it. Transfers take it in the order in which they ask for it,
/// and what waits is a time, not a list.
/// </summary>
internal sealed class Way
{
    private readonly ClusterLink link;
    private readonly TransferAccounting accounting;
    private readonly bool tellsOfFirstByte;
    private readonly long latency;

    private int busyFrom;
    private long knownBytes = -1;
    private long knownOccupancy;
    private long knownTravel;

    /// <summary>Makes the way.</summary>
    /// <param name="link">The link that it leads to.</param>
    /// <param name="accounting">How its times are counted.</param>
    /// <param name="tellsOfFirstByte">Whether the far end is told when the first byte arrives, and not the last.</param>
    /// <param name="latency">Of the kernel's link below, at most <see cref="LatencyOf"/>.</param>
    public Way(ClusterLink link, TransferAccounting accounting, bool tellsOfFirstByte, SimDuration latency)
    {
        this.link = link;
        this.accounting = accounting;
        this.tellsOfFirstByte = tellsOfFirstByte;
        this.latency = latency.Picoseconds;
    }

    /// <summary>When what has asked for the link so far is through, in picoseconds.</summary>
    public long FreeAt { get; set; }

    /// <summary>Bytes that have asked for the link.</summary>
    public long Bytes { get; private set; }

    /// <summary>Transfers that have asked for the link.</summary>
    public long Transfers { get; private set; }

    /// <summary>For how long the link has been, and will be, occupied by them, in picoseconds.</summary>
    public long Occupied { get; private set; }

    /// <summary>The link.</summary>
    public ClusterLink Link => link;

    /// <summary>
    /// The latency of the kernel's link below: the time of the shortest transfer, one byte. What is longer leaves so much later.
    /// Of a half-duplex link it is the half up to where the directions meet.
    /// </summary>
    public static SimDuration LatencyOf(ClusterLink link, TransferAccounting accounting, bool tellsOfFirstByte)
    {
        var shortest = link.IsHalfDuplex ? link.Latency.Picoseconds / 2
            : tellsOfFirstByte ? link.Latency.Picoseconds
            : Travel(link, accounting, 1);
        return SimDuration.FromPicoseconds(Math.Max(1, shortest));
    }

    /// <summary>How long bytes occupy the link, in picoseconds.</summary>
    public long OccupancyOf(long bytes)
    {
        Know(bytes);
        return knownOccupancy;
    }

    /// <summary>Sends a transfer as soon as the link is free.</summary>
    /// <param name="transfer">The transfer as it came; its follow time is set for the far end.</param>
    /// <param name="ready">When its first byte is there to be sent, in picoseconds.</param>
    /// <param name="whole">When its last byte is there, in picoseconds; the link cannot be done before.</param>
    /// <returns>When the message must leave over the kernel's link, in picoseconds.</returns>
    public long Depart(ref Transfer transfer, long ready, long whole)
    {
        if (link.IsHalfDuplex)
        {
            // The cable itself has the queue, for both its ends; here only a gap is kept, from one handing over to the next.
            FreeAt = Math.Max(ready, FreeAt);
            transfer = transfer with { Follow = Math.Max(whole - FreeAt, 0) };
            return FreeAt;
        }

        Know(transfer.Bytes);
        var begin = Math.Max(ready, FreeAt);
        var end = Math.Max(begin + knownOccupancy, whole);
        if (begin > ready)
        {
            // It waited for those before it, so its chain began where the first of them did that found the link free.
            transfer = transfer with { Origin = busyFrom };
        }
        else
        {
            busyFrom = transfer.Origin;
        }

        FreeAt = end;
        Bytes += transfer.Bytes;
        Transfers++;
        Occupied += end - begin;
        transfer = transfer with { Follow = tellsOfFirstByte ? end - begin : 0 };
        return tellsOfFirstByte ? begin : end - knownOccupancy + knownTravel - latency;
    }

    private static long Travel(ClusterLink link, TransferAccounting accounting, long bytes) => accounting switch
    {
        TransferAccounting.Exact => (link.Latency + link.Rate.TimeOf(bytes)).Picoseconds,
        TransferAccounting.AstraSim => WholeNanoseconds(link.Latency + link.Rate.TimeOfRoundedDown(bytes)),
        TransferAccounting.LogGopsim => (link.Latency + link.Rate.TimeOf(bytes - 1)).Picoseconds,
        _ => throw new ArgumentOutOfRangeException(nameof(accounting), accounting, "There is no such accounting."),
    };

    private static long Occupancy(ClusterLink link, TransferAccounting accounting, long bytes) => accounting switch
    {
        TransferAccounting.AstraSim => WholeNanoseconds(link.Rate.TimeOfRoundedDown(bytes)),
        TransferAccounting.LogGopsim => link.Rate.TimeOf(bytes - 1).Picoseconds,
        _ => link.Rate.TimeOf(bytes).Picoseconds,
    };

    private static long WholeNanoseconds(SimDuration time) => time.Picoseconds / 1_000 * 1_000;

    private void Know(long bytes)
    {
        if (bytes != knownBytes)
        {
            knownBytes = bytes;
            knownOccupancy = Occupancy(link, accounting, bytes);
            knownTravel = Math.Max(Travel(link, accounting, bytes), latency);
        }
    }
}
