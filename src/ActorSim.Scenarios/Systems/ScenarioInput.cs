using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>What a kind of system plans from.</summary>
/// <param name="System">The keys of <c>system</c>, read by <see cref="SystemKind.SystemSchema"/>.</param>
/// <param name="Workload">The keys of <c>workload</c>, read by <see cref="SystemKind.WorkloadSchema"/>.</param>
public sealed record ScenarioInput(Record System, Record Workload);
