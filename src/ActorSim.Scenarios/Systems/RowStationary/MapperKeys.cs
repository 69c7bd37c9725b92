using ActorSim.Accelerator;
using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>The keys of the mapper, which chooses the mappings that a scenario does not pin.</summary>
internal static class MapperKeys
{
    private static readonly Dictionary<string, MappingObjective> Objectives = new(StringComparer.Ordinal)
    {
        ["energy"] = MappingObjective.Energy,
        ["latency"] = MappingObjective.Latency,
        ["energy-delay"] = MappingObjective.EnergyDelay,
    };

    private static readonly Key<MappingObjective> Objective = Key.Choice(
        "objective", Objectives, "By what mappings are ranked: energy of all accesses, cycles, or their product. `energy` when left out, or `latency` for a chip without an `energy` table.").Optional();

    private static readonly Key<int> Confirm = Key.Count(
        "confirm", "How many of the best mappings of a layer are simulated, so that their cycles are no estimates; 0 for none. They are simulated when the system is built.", max: 1000).WithDefault("0");

    private static readonly Key<int> Show = Key.Count("show", "How many of the best mappings of a layer are shown, with the reason why they lost.", min: 1, max: 1000).WithDefault("3");

    /// <summary>The mapper's settings.</summary>
    public static readonly Key<Record> Mapper = Key.Object(
        "mapper",
        "How mappings are chosen for layers that have none in `mappings`.",
        new RecordSchema("mapper", "Enumerates the mappings of a layer that fit the chip and ranks them by an exact count of their accesses and a quick estimate of their cycles.", Objective, Confirm, Show),
        "{ objective = energy, confirm = 3 }").WithDefault("{}");

    /// <summary>What a mapping objective is called.</summary>
    public static string NameOf(MappingObjective objective) => Objectives.First(entry => entry.Value == objective).Key;

    /// <summary>How many mappings of a layer are shown.</summary>
    public static int ShownMappings(Record workload) => workload.Get(Mapper).Get(Show);

    /// <summary>The mapper.</summary>
    /// <exception cref="HoconException">It ranks by energy and the chip has no table of costs.</exception>
    public static LayerMapper Read(Record workload, RowStationaryOptions options)
    {
        var mapper = workload.Get(Mapper);
        var objective = mapper.TryGet(Objective, out var given) ? given : options.Costs is null ? MappingObjective.Latency : MappingObjective.Energy;
        return objective != MappingObjective.Latency && options.Costs is null
            ? throw mapper.Error(Objective, $"To rank mappings by {mapper.Found(Objective)} the system needs an `{EnergyKeys.Energy.Name}` table.")
            : new LayerMapper(options, objective, mapper.Get(Confirm));
    }
}
