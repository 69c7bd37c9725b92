using ActorSim.Memory;

namespace ActorSim.Scenarios;

/// <summary>A checked DRAM with its requests.</summary>
internal sealed class DramPlan(DramStandard memory, DramWorkload workload) : SystemPlan
{
    public override IReadOnlyDictionary<string, string?> MetricUnits => DramReport.MetricUnits(memory, workload);

    public override BuiltSystem Build(EngineSettings engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var playback = new DramPlayback(memory.Description, workload.Make(engine.Seed), workload.RequestsPerCycle, workload.RecordsCommands, engine.NewBuilder());
        return new BuiltSystem(playback.Simulation, _ => new DramReport(memory, workload, playback).ToResult())
        {
            WorkDone = () => (double)playback.Player.Answered / playback.Player.Trace.Length,
        };
    }
}
