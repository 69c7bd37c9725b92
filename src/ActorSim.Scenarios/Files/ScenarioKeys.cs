using System.Diagnostics.CodeAnalysis;
using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>The keys of <c>scenario</c> that do not depend on the kind of system.</summary>
public static class ScenarioKeys
{
    /// <summary>The key under which a file has its scenario.</summary>
    public const string Root = "scenario";

    internal static readonly Key<string> Kind =
        Key.Text("kind", "The kind of system, such as `systolic`; it says which other keys the system and its workload have.");

    internal static readonly Key<string> Name =
        Key.Text("name", "What the scenario shows, in a few words.");

    internal static readonly Key<string> Description =
        Key.Text("description", "What it shows, in a sentence or two.").WithDefault("");

    /// <summary>The one key that every <c>system</c> has; the others are those of its kind.</summary>
    internal static readonly RecordSchema System = new RecordSchema("system", "What is simulated.", Kind).IgnoringOthers();

    internal static readonly Key<HoconObject> SystemKey = Key.OpenObject(
        "system", "What is simulated; usually a substitution such as `${chips.mine}`, perhaps with some keys changed: `${chips.mine} { rows = 16 }`.", "a `kind` and the keys of that kind", "{ kind = systolic, … }", System);

    internal static readonly Key<HoconObject> WorkloadKey = Key.OpenObject(
        "workload", "What the system does.", "the workload's keys of the system's kind", "{ … }").Optional();

    internal static readonly Key<long> Seed =
        Key.LongCount("seed", "Seeds all random numbers of a run. The same scenario with the same seed gives the same result, event for event.").WithDefault("1");

    internal static readonly Key<Quantity> TimeLimit =
        Key.Duration("time-limit", "The simulated time at which a run is closed: nothing at or after it happens. Without it a run goes on until nothing is left to do.", min: "1 ps", max: "106 d").Optional();

    internal static readonly Key<IReadOnlyList<string>> RecordKey =
        Key.TextList("record", "Metrics of actors to keep in the result, such as `\"/array/pe/*/*/macs\"`; `*` stands for anything but a slash, `**` for anything.").WithDefault("[]");

    internal static readonly Key<Quantity> StopLead =
        Key.Duration("stop-lead", "How long a run goes on after an actor asks for its end, so that the end does not depend on which part of the system ran ahead. Without it the largest, over all actors with links, of the actor's smallest link latency, and 1 us without links. A shorter lead makes shorter windows, and so a slower run.", min: "1 ps", max: "106 d").Optional();

    internal static readonly Key<long> NumberingSeed =
        Key.LongCount("numbering-seed", "If given, actors are numbered in a random order drawn from this seed instead of the order of their paths. Numbers decide which of several messages that arrive at one time comes first: a model whose results change much with this seed depends on low numbers winning.").Optional();

    internal static readonly Key<string> Metric =
        Key.Text("metric", "What is meant: a figure (`total.cycles`), a cell of a table as `table.row.column` (`layers.CONV5.cycles`), a metric of an actor (`\"/dram/words-read\"`), `run.simulated-time` or `run.events`. Results show them all.");

    internal static readonly Key<string> Value = Key.Custom(
        "value", "What it should be: in the unit of the metric, or in another one that measures the same; a text is compared as a text.", "a number, a number with a unit, or a text", (HoconValue given, [MaybeNullWhen(false)] out string text) =>
        {
            text = given is HoconString or HoconNumber or HoconBoolean ? ValueText.Of(given) : null;
            return text is not null;
        });

    internal static readonly Key<Amount> Within = Key.Custom(
        "within", "How far from `value` is still right: a share of it, or an amount in the unit of the metric.", "a percentage such as `5%`, or an amount that is not negative", (HoconValue given, [MaybeNullWhen(false)] out Amount amount) =>
            Amount.TryParse(ValueText.Of(given), out amount) && amount.Number >= 0).WithDefault("0%");

    internal static readonly Key<string> Source =
        Key.Text("source", "Who says so; shown beside the outcome.").WithDefault("");

    internal static readonly Key<bool> Required =
        Key.Flag("required", "Whether a run that misses it fails. `false` shows a published figure beside the run's and lets it differ.").WithDefault("true");

    internal static readonly Key<HoconObject> At = Key.OpenObject(
        "at", "In a sweep: which of its runs are meant, those with these values; all, when left out.", "keys of the sweep", "{ \"system.dataflow\" = ws }").Optional();

    internal static readonly Key<HoconObject> SweepKey = Key.OpenObject(
        "sweep", "What varies: one run for each combination of the values, the last key varying fastest. A key is meant from `scenario` downwards (`system.rows`), or else from the root of the file (`chips.mine.rows`); substitutions see the value. A value that is an object goes by its `name` in results.", "keys and lists of values", "{ \"system.rows\" = [8, 16] }").Optional();

    internal static readonly Key<string> SweepUntil = Key.Text(
        "sweep-until", "With a sweep: a figure of the results. When it is above 0 in a run, the values of the sweep's last key that follow are passed over; so a sweep over loads ends with the first that saturates the network (`saturated`). Runs that an expectation names with `at` are run all the same. What was passed over is said in the results.").Optional();

    /// <summary>The keys of <c>scenario.engine</c>: how the engine runs, whatever the system is.</summary>
    public static RecordSchema Engine { get; } = new("engine", "How the engine runs.", StopLead, NumberingSeed);

    /// <summary>The keys of one item of <c>scenario.expect</c>.</summary>
    public static RecordSchema Expectation { get; } =
        new("expectation", "A figure that the run should come to.", Metric, Value, Within, Source, Required, At);

    internal static readonly Key<IReadOnlyList<Record>> Expect =
        Key.ObjectList("expect", "What the result should be.", Expectation).WithDefault("[]");

    internal static readonly Key<Record> EngineKey =
        Key.Object("engine", "How the engine runs.", Engine).WithDefault("{}");

    /// <summary>The keys of <c>scenario</c>.</summary>
    public static RecordSchema Scenario { get; } = new(
        Root,
        "A system, what it does, and what should come out.",
        Name, Description, SystemKey, WorkloadKey, Seed, TimeLimit, RecordKey, Expect, SweepKey, SweepUntil, EngineKey);

    /// <summary>The keys of <c>scenario</c> that say how it is run: all of them have defaults, or may be left out.</summary>
    internal static readonly RecordSchema Settings = new(
        Root, "How a scenario is run.", Seed, TimeLimit, RecordKey, EngineKey);

    /// <summary>The key of a file under which its scenario stands.</summary>
    internal static readonly Key<HoconObject> FileKey = Key.OpenObject(
        Root, "A scenario, in a file that holds one.", "a system, what it does, and what should come out", "{ name = …, system = …, … }", Scenario).Optional();

    /// <summary>The key of a file that belongs to scenarios; all others are its own.</summary>
    internal static readonly RecordSchema File = new RecordSchema("file", "A file.", FileKey).IgnoringOthers();
}
