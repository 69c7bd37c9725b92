using ActorSim.Hocon;
using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>The keys that say what a collective costs a machine besides its transfers.</summary>
internal static class CollectiveCostKeys
{
    private static readonly Key<Quantity> ReductionMemory = Key.Bandwidth(
        "reduction-memory", "The bandwidth of the memory through which each byte passes `reduction-passes` times when a machine adds what came to its own; without it that takes no time.").Optional();

    private static readonly Key<int> ReductionPasses = Key.Count("reduction-passes", "How often each byte passes: 3 for two reads and a write.", min: 1).WithDefault("3");

    private static readonly Key<Quantity> BeforeSend = Key.Duration("before-send", "From the decision to send until a transfer is ready for the link.").WithDefault("0 ps");

    private static readonly Key<Quantity> AtEnd = Key.Duration("at-end", "From the last transfer of a chunk until it counts as done; in a hierarchy, on each level.").WithDefault("0 ps");

    public static readonly IReadOnlyList<Key> All = [ReductionMemory, ReductionPasses, BeforeSend, AtEnd];

    /// <summary>Reads them.</summary>
    /// <exception cref="HoconException">A rate or a time that cannot be.</exception>
    public static CollectiveCosts Read(Record system) => new(
        system.Has(ReductionMemory) ? system.RateOf(ReductionMemory) : null,
        system.Get(ReductionPasses),
        system.DurationOf(BeforeSend),
        system.DurationOf(AtEnd));
}
