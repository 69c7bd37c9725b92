using System.Collections.ObjectModel;

namespace ActorSim.Scenarios;

/// <summary>A system and its workload, checked and ready to be built, as often as one likes.</summary>
public abstract class SystemPlan
{
    /// <summary>
    /// The figures and table cells (<c>layers.CONV5.cycles</c>) that a run to the end will give, with their units (null for
    /// texts), as far as they are known before. When there are any, an expectation on another name or in another unit is refused before
    /// the run.
    /// </summary>
    public virtual IReadOnlyDictionary<string, string?> MetricUnits => ReadOnlyDictionary<string, string?>.Empty;

    /// <summary>Builds the actors and links, with a builder from <see cref="EngineSettings.NewBuilder"/>.</summary>
    /// <param name="engine">Seed and engine settings of the run.</param>
    public abstract BuiltSystem Build(EngineSettings engine);
}
