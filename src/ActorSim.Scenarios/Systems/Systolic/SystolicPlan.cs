using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>A checked systolic array and its layers.</summary>
internal sealed class SystolicPlan(SystolicDescription array, IReadOnlyList<SystolicLayer> layers, bool functional) : SystemPlan
{
    public override IReadOnlyDictionary<string, string?> MetricUnits => SystolicReport.MetricUnits(layers, functional);

    public override BuiltSystem Build(EngineSettings engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var values = functional ? SystolicOperands.Draw(layers, engine.Seed) : null;
        var system = new SystolicSystem(array, layers, values, engine.NewBuilder());
        var work = system.Schedule.FoldCount;
        return new BuiltSystem(system.Simulation, _ => SystolicReport.Of(array, system, values))
        {
            WorkDone = () => (double)system.FoldsEnded / work,
        };
    }
}
