using ActorSim.Accelerator;
using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>The key that says how fine messages within an array are.</summary>
internal static class Granularities
{
    public static Key<Granularity> Key { get; } = Hocon.Key.Choice(
        "granularity",
        new Dictionary<string, Granularity>(StringComparer.Ordinal) { ["burst"] = Granularity.Burst, ["word"] = Granularity.Word },
        "What a message between PEs stands for: a whole stream of words, or each word; the times are the same.").WithDefault("burst");
}
