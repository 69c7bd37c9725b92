namespace ActorSim.Scenarios;

/// <summary>A system and its workload, checked and ready to be built, as often as one likes.</summary>
public abstract class SystemPlan
{
    /// <summary>
    /// The names of figures and of table cells (<c>layers.CONV5.cycles</c>) that a run to the end will give, as far as
    /// they are known before. When there are any, an expectation on another name is refused before the run.
    /// </summary>
    public virtual IReadOnlyCollection<string> MetricNames => [];

    /// <summary>Builds the actors and links, with a builder from <see cref="EngineSettings.NewBuilder"/>.</summary>
    /// <param name="engine">Seed and engine settings of the run.</param>
    public abstract BuiltSystem Build(EngineSettings engine);
}
