using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>How the switches of a cluster pass transfers on. Each has a queue without limit in front of every way out.</summary>
/// <param name="Latency">From the arrival of a transfer's first byte (store and forward: its last) until it may leave, ≥ 0.</param>
/// <param name="IsCutThrough">Whether a transfer leaves while it is still arriving (virtual cut-through, Kermani and Kleinrock 1979).</param>
public sealed record SwitchDescription(SimDuration Latency, bool IsCutThrough)
{
    /// <summary>Store and forward, at once.</summary>
    public static SwitchDescription StoreAndForward { get; } = new(SimDuration.Zero, false);
}
