using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// A 1-D systolic network: a beat enters at one end and moves on by one PE a cycle, and every PE sees every beat. Each
/// stage is a register; a PE that is not ready holds up the stages before it, once their slots are full, but not those behind.
/// </summary>
/// <remarks>Sent in cycle k, a beat is seen by PE i in k + 2 + i.</remarks>
public static class SystolicChain
{
    /// <summary>The one tag of beats on a chain, which are for everybody.</summary>
    public const int Tag = 0;

    /// <summary>Adds a chain to a system.</summary>
    /// <param name="builder">The system.</param>
    /// <param name="path">Its place; the stages are <c>path/stage/0</c>, …</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="width">Of every link.</param>
    /// <param name="pes">The PEs from the end where beats enter, at least one.</param>
    /// <param name="slots">Slots of each stage.</param>
    /// <returns>The stages, in the order of the PEs; input 0 of the first is where beats enter.</returns>
    /// <exception cref="ArgumentException">No PEs, or a buffer without slots.</exception>
    public static IReadOnlyList<ElasticRouter> Build(
        SimulationBuilder builder, string path, Clock clock, PortWidth width, IReadOnlyList<OperandInlet> pes, int slots = 2)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(pes);
        var groups = OperandGroups.All(pes.Count);
        var stages = new ElasticRouter[pes.Count];
        for (var i = 0; i < stages.Length; i++)
        {
            var isLast = i + 1 == stages.Length;
            stages[i] = builder.Add(
                $"{path}/stage/{i}",
                new ElasticRouter(clock, width, [(isLast ? [] : [0], ToReceivers: true)], isLast ? 0 : 1, groups, [i], [pes[i].Slots], slots));
            stages[i].ConnectReceivers(builder, [pes[i]]);
        }

        for (var i = 0; i + 1 < stages.Length; i++)
        {
            stages[i].Output(0).Connect(builder, clock, stages[i + 1].Input(0));
        }

        return stages;
    }
}
