using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>The keys of <c>scenario</c> that do not depend on the kind of system.</summary>
public static class ScenarioKeys
{
    /// <summary>The key under which a file has its scenario.</summary>
    public const string Root = "scenario";

    internal static readonly Key<string> Kind =
        Key.Text("kind", "The kind of system, such as `systolic`.");

    internal static readonly Key<string> Name =
        Key.Text("name", "What the scenario shows, in a few words.");

    internal static readonly Key<string> Description =
        Key.Text("description", "What it shows, in a sentence or two.").WithDefault("");

    internal static readonly Key<HoconValue> SystemKey =
        Key.Any("system", "The system, with its `kind`; usually a substitution such as `${chips.mine}`.");

    internal static readonly Key<HoconValue> WorkloadKey =
        Key.Any("workload", "What the system does.").Optional();

    internal static readonly Key<long> Seed =
        Key.LongCount("seed", "Seeds all random numbers of a run.").WithDefault("1");

    internal static readonly Key<Quantity> TimeLimit =
        Key.Duration("time-limit", "Nothing at or after this simulated time happens; without it a run goes on until nothing is left to do.", min: "1 ps", max: "106 d").Optional();

    internal static readonly Key<IReadOnlyList<string>> RecordKey =
        Key.TextList("record", "Metrics of actors to keep in the result, such as `/array/pe/*/*/macs`; `*` stands for anything but a slash, `**` for anything.").WithDefault("[]");

    internal static readonly Key<Quantity> StopLead =
        Key.Duration("stop-lead", "How long a run goes on after an actor asks for its end. Shorter is slower; by default the largest of the actors' smallest link latencies, and 1 us without links.", min: "1 ps", max: "106 d").Optional();

    internal static readonly Key<long> NumberingSeed =
        Key.LongCount("numbering-seed", "If given, actors are numbered in a random order drawn from this seed instead of the order of their paths: a model whose results change much depends on low numbers winning ties.").Optional();

    internal static readonly Key<string> Metric =
        Key.Text("metric", "A figure, or a cell of a table, `table.row.column`; or a metric of an actor, `/path/name`.");

    internal static readonly Key<HoconValue> Value =
        Key.Any("value", "What it should be, with a unit if it has one.");

    internal static readonly Key<HoconValue> Within =
        Key.Any("within", "How far from it is still right: a percentage of `value`, or an amount in its unit.").WithDefault("0%");

    internal static readonly Key<string> Source =
        Key.Text("source", "Who says so.").WithDefault("");

    internal static readonly Key<HoconValue> At =
        Key.Any("at", "In a sweep: for which of its runs, as in `{ \"system.dataflow\" = ws }`. All, when left out.").Optional();

    internal static readonly Key<HoconValue> SweepKey =
        Key.Any("sweep", "Keys with lists of values: one run for each combination, the last key varying fastest.").Optional();

    /// <summary>The keys of <c>scenario.engine</c>: how the engine runs, whatever the system is.</summary>
    public static RecordSchema Engine { get; } = new("engine", "How the engine runs.", StopLead, NumberingSeed);

    /// <summary>The keys of one item of <c>scenario.expect</c>.</summary>
    public static RecordSchema Expectation { get; } =
        new("expectation", "A figure that the run should come to.", Metric, Value, Within, Source, At);

    internal static readonly Key<IReadOnlyList<Record>> Expect =
        Key.ObjectList("expect", "What the result should be.", Expectation).WithDefault("[]");

    internal static readonly Key<Record> EngineKey =
        Key.Object("engine", "How the engine runs.", Engine).WithDefault("{}");

    /// <summary>The keys of <c>scenario</c>.</summary>
    public static RecordSchema Scenario { get; } = new(
        Root,
        "A system, what it does, and what should come out.",
        Name, Description, SystemKey, WorkloadKey, Seed, TimeLimit, RecordKey, Expect, SweepKey, EngineKey);

    /// <summary>The one key that every <c>system</c> has; the others are those of its kind.</summary>
    internal static readonly RecordSchema System = new RecordSchema("system", "A system.", Kind).IgnoringOthers();
}
