using ActorSim.Accelerator;
using ActorSim.Memory;

namespace ActorSim.Scenarios;

/// <summary>A checked systolic array before a real DRAM, and its layers.</summary>
internal sealed class StallingSystolicPlan(
    SystolicDescription array, SystolicMemory memory, DramStandard dram, SystolicEnergy energy, IReadOnlyList<SystolicLayer> layers, bool functional) : SystemPlan
{
    public override IReadOnlyDictionary<string, string?> MetricUnits => StallingSystolicReport.MetricUnits(layers, energy, functional);

    public override BuiltSystem Build(EngineSettings engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var values = functional ? SystolicOperands.Draw(layers, engine.Seed) : null;
        DramSystem? added = null;
        var system = new StallingSystolicSystem(
            array,
            memory,
            layers,
            (builder, requesters) => added = DramSystem.Add(builder, "/dram", dram.Description, requesters),
            values,
            engine.NewBuilder());
        var work = system.Schedule.FoldCount;
        return new BuiltSystem(system.Simulation, _ => new StallingSystolicReport(array, memory, system, added!, energy).Of(values))
        {
            WorkDone = () => (double)system.FoldsEnded / work,
        };
    }
}
