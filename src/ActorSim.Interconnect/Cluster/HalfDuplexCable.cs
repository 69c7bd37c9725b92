using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// A cable on which both directions share one medium: one transfer at a time, in the order in which they reach the middle, half of
/// the latency on each side of it.
/// </summary>
public sealed class HalfDuplexCable : Actor
{
    private readonly Way upwards;
    private readonly Way downwards;
    private long freeAt;

    /// <summary>Makes the cable between two vertices of a topology.</summary>
    /// <param name="topology">To which the cable belongs.</param>
    /// <param name="upwards">The direction from the lower of its vertices to the higher.</param>
    /// <param name="downwards">The other direction.</param>
    public HalfDuplexCable(ClusterTopology topology, ClusterLink upwards, ClusterLink downwards)
    {
        ArgumentNullException.ThrowIfNull(topology);
        this.upwards = FarHalf(topology, upwards);
        this.downwards = FarHalf(topology, downwards);
        FromLower = Receive<Transfer>(OnUpwards);
        FromHigher = Receive<Transfer>(OnDownwards);
        ToHigher = Emit<Transfer>();
        ToLower = Emit<Transfer>();
    }

    /// <summary>What the lower of the two vertices sends.</summary>
    public InPort<Transfer> FromLower { get; }

    /// <summary>What the higher of the two vertices sends.</summary>
    public InPort<Transfer> FromHigher { get; }

    /// <summary>To the higher of the two vertices.</summary>
    public OutPort<Transfer> ToHigher { get; }

    /// <summary>To the lower of the two vertices.</summary>
    public OutPort<Transfer> ToLower { get; }

    /// <summary>For fabrics and reports: the half from the middle to the higher vertex.</summary>
    internal Way Upwards => upwards;

    /// <summary>For fabrics and reports: the half from the middle to the lower vertex.</summary>
    internal Way Downwards => downwards;

    private static Way FarHalf(ClusterTopology topology, ClusterLink link)
    {
        var latency = link.Latency.Picoseconds;
        var half = link with { IsHalfDuplex = false, Latency = SimDuration.FromPicoseconds(latency - (latency / 2)) };
        var tellsOfFirstByte = topology.TellsOfFirstByte(half);
        return new Way(half, TransferAccounting.Exact, tellsOfFirstByte, Way.LatencyOf(half, TransferAccounting.Exact, tellsOfFirstByte));
    }

    private void OnUpwards(in Transfer transfer) => Pass(upwards, ToHigher, transfer);

    private void OnDownwards(in Transfer transfer) => Pass(downwards, ToLower, transfer);

    private void Pass(Way way, OutPort<Transfer> port, Transfer transfer)
    {
        var now = Now.Picoseconds;
        way.FreeAt = freeAt;
        var leaving = way.Depart(ref transfer, now, now + transfer.Follow);
        freeAt = way.FreeAt;
        port.SendAt(transfer, SimTime.FromPicoseconds(leaving));
    }
}
