using ActorSim.Accelerator;
using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>A checked array with its networks, and a layer.</summary>
internal sealed class OperandNetworkPlan : SystemPlan
{
    public required Clock Clock { get; init; }

    public required string Network { get; init; }

    public required OperandFabricPair Fabrics { get; init; }

    public required OperandNetworkWorkload Workload { get; init; }

    public required int PeSlots { get; init; }

    public required int RegisterSlots { get; init; }

    public override IReadOnlyDictionary<string, string?> MetricUnits => OperandNetworkReport.MetricUnits(Workload.Layer);

    /// <summary>Beats of the operand that has more of them.</summary>
    public decimal CountBeats()
    {
        var mapping = Workload.Mapping;
        return Math.Max(Count(Fabrics.Weights, mapping.Weights), Count(Fabrics.Iacts, mapping.Iacts));

        decimal Count(OperandFabric fabric, OperandSharing sharing) =>
            (decimal)Workload.Rounds * (((long)Workload.Steps + fabric.Width.Words - 1) / fabric.Width.Words) * fabric.Cut(Fabrics.SetsOf(mapping, sharing)).Count;
    }

    public override BuiltSystem Build(EngineSettings engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var system = new OperandDelivery(
            Clock, Workload.Mapping, Fabrics.Weights, Fabrics.Iacts, Fabrics.PeAt, Workload.Rounds, Workload.Steps, PeSlots, RegisterSlots, engine.NewBuilder());
        return new BuiltSystem(system.Simulation, run => OperandNetworkReport.Of(this, system, run))
        {
            WorkDone = () => (double)system.MacsDone / system.Macs,
        };
    }
}
