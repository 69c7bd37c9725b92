using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>
/// A kind of system that scenarios can name: <c>system { kind = systolic, … }</c>. It says which keys the system and
/// its workload have, checks that they fit together, and builds the actors. A kind has no state; one instance serves
/// every run.
/// </summary>
/// <remarks>
/// To add a kind: declare its keys as <see cref="Key"/>s in two schemas, derive from this class and from
/// <see cref="SystemPlan"/>, and list it in <see cref="SystemKinds.All"/>. Sweeps, expectations, overrides, files and
/// the console then work for it. The reference of its keys is written by
/// <c>actorsim reference > docs/scenario-reference.md</c>.
/// </remarks>
/// <example>
/// <code>
/// public sealed class PingPongKind : SystemKind
/// {
///     private static readonly Key&lt;Quantity&gt; Latency = Key.Duration("latency", "Of the link, one way.", min: "1 ps");
///     private static readonly Key&lt;int&gt; Rounds = Key.Count("rounds", "How often the ball comes back.", min: 1);
///
///     public override string Name =&gt; "ping-pong";
///
///     public override string Summary =&gt; "Two actors that pass a ball.";
///
///     public override RecordSchema SystemSchema { get; } = new("ping-pong system", "Two players and a link.", Latency);
///
///     public override RecordSchema WorkloadSchema { get; } = new("ping-pong workload", "A game.", Rounds);
///
///     public override SystemPlan Plan(ScenarioInput input) =&gt;
///         new PingPongPlan(input.System.DurationOf(Latency), input.Workload.Get(Rounds));
/// }
/// </code>
/// </example>
public abstract class SystemKind
{
    /// <summary>What <c>system.kind</c> says to mean this kind, in kebab case: <c>systolic</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What is simulated, in one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>The keys of <c>system</c>, but for <c>kind</c>.</summary>
    public abstract RecordSchema SystemSchema { get; }

    /// <summary>The keys of <c>workload</c>.</summary>
    public abstract RecordSchema WorkloadSchema { get; }

    /// <summary>
    /// Checks everything that the schemas cannot: that sizes go together, that every layer fits. After this nothing
    /// about the scenario can be wrong any more.
    /// </summary>
    /// <param name="input">The keys, read by the schemas.</param>
    /// <exception cref="HoconException">
    /// Something does not fit; made with <see cref="Record.Error(Key, string)"/>, so that it tells the place.
    /// </exception>
    public abstract SystemPlan Plan(ScenarioInput input);

    /// <summary>Sentences about the runs of a whole sweep: which setting wins where, and why. None by default.</summary>
    /// <param name="runs">The runs that came to their end, at least two, in the order of the sweep.</param>
    public virtual IReadOnlyList<string> Compare(IReadOnlyList<RunReport> runs) => [];
}
