using ActorSim.Hocon;
using ActorSim.Workloads;

namespace ActorSim.Scenarios;

/// <summary>Makes a <see cref="Scenario"/> of a file: one run for each combination, each checked to the bottom.</summary>
internal static class ScenarioReader
{
    public static Scenario Read(ScenarioFile file, SystemKinds kinds)
    {
        var sweep = Sweep.Read(file);
        var runs = new List<ScenarioRun>(sweep.Combinations.Count);
        string? sweepUntil = null;
        foreach (var combination in sweep.Combinations)
        {
            try
            {
                var root = sweep.Apply(combination);
                var scenario = ScenarioKeys.Scenario.Read(ScenarioFile.ScenarioOf(root, file.Path));
                runs.Add(ReadRun(scenario, combination, sweep, kinds));
                sweepUntil = ReadSweepUntil(scenario, runs[^1].Plan, sweep);
                if (runs.Count == 1)
                {
                    // Networks that no run uses are checked too, once: with the values of the first run.
                    NetworkLibrary.Check(root);
                }
            }
            catch (HoconException problem) when (combination.Count > 0)
            {
                throw InRun(problem, combination);
            }
        }

        return new Scenario
        {
            Name = file.Name,
            Description = file.Description,
            File = Path.GetFileName(file.Path),
            Hash = file.Hash,
            Runs = runs,
            SweepUntil = sweepUntil,
        };
    }

    private static string? ReadSweepUntil(Record scenario, SystemPlan plan, Sweep sweep)
    {
        if (!scenario.TryGet(ScenarioKeys.SweepUntil, out var figure))
        {
            return null;
        }

        if (!sweep.Keys.Any())
        {
            throw scenario.Error(ScenarioKeys.SweepUntil, "`sweep-until` says where a sweep ends, but there is no `sweep`.");
        }

        if (!plan.MetricUnits.TryGetValue(figure, out var unit))
        {
            throw scenario.Error(ScenarioKeys.SweepUntil, $"No figure `{figure}` is known before the runs; {MetricIndex.Advice(figure, [.. plan.MetricUnits.Keys])}");
        }

        return unit is not null
            ? figure
            : throw scenario.Error(ScenarioKeys.SweepUntil, $"`sweep-until` needs a figure that is a number; `{figure}` is a text.");
    }

    private static ScenarioRun ReadRun(Record scenario, IReadOnlyList<SweepChoice> combination, Sweep sweep, SystemKinds kinds)
    {
        var system = scenario.Get(ScenarioKeys.SystemKey);
        var workload = scenario.TryGet(ScenarioKeys.WorkloadKey, out var given) ? given : new HoconObject(scenario.OriginOf(ScenarioKeys.WorkloadKey), []);
        var kind = kinds.Find(ScenarioKeys.System.Read(system));
        SweepSetting[] settings = [.. combination.Select(choice => choice.Setting)];
        var plan = kind.Plan(ReadInput(kind, system, workload));
        var expectations = scenario.Get(ScenarioKeys.Expect)
            .Select(record => Expectation.Read(record, sweep))
            .Where(expectation => expectation.AppliesTo(settings))
            .ToList();
        Expectation.RequireKnown(expectations, plan);
        return new ScenarioRun
        {
            Settings = settings,
            Kind = kind,
            Plan = plan,
            Engine = ReadEngine(scenario),
            TimeLimit = scenario.Has(ScenarioKeys.TimeLimit) ? scenario.TimeOf(ScenarioKeys.TimeLimit) : null,
            Recorded = MetricPattern.Check(scenario),
            Expectations = expectations,
        };
    }

    /// <summary>Reads both halves before it complains, so that all mistakes are told at once.</summary>
    private static ScenarioInput ReadInput(SystemKind kind, HoconObject system, HoconObject workload)
    {
        Record? readSystem = null;
        Record? readWorkload = null;
        var problems = new List<HoconException>();
        Try(() => readSystem = ReadSystem(kind, system), problems);
        Try(() => readWorkload = kind.WorkloadSchema.Read(workload), problems);
        return problems.Count switch
        {
            0 => new ScenarioInput(readSystem!, readWorkload!),
            1 => throw problems[0],
            _ => throw new HoconException(problems),
        };
    }

    /// <summary>
    /// Reads the keys of a system but for its kind. When the kind was set elsewhere than a key that it does not have,
    /// as where a scenario changes a chip's kind, the error tells that place too.
    /// </summary>
    private static Record ReadSystem(SystemKind kind, HoconObject system)
    {
        try
        {
            return kind.SystemSchema.Read(Without(system, ScenarioKeys.Kind.Name));
        }
        catch (HoconException problem) when (system.TryGet(ScenarioKeys.Kind.Name, out var chosen))
        {
            var unknown = system.Where(entry => kind.SystemSchema.Find(entry.Key) is null && IsFarFrom(entry.KeyOrigin, chosen.Origin)).Select(entry => entry.KeyOrigin).ToHashSet();
            var told = problem.Problems.Select(one => unknown.Contains(one.Origin)
                ? new HoconException(one.Origin, $"{one.Sentence} The kind `{kind.Name}` is set at {chosen.Origin}.")
                : one).ToArray();
            throw told.Length == 1 ? told[0] : new HoconException(told);
        }
    }

    private static bool IsFarFrom(Origin one, Origin other) => one.File != other.File || one.Through.Any() != other.Through.Any();

    private static void Try(Action read, List<HoconException> problems)
    {
        try
        {
            read();
        }
        catch (HoconException problem)
        {
            problems.Add(problem);
        }
    }

    private static EngineSettings ReadEngine(Record scenario)
    {
        var engine = scenario.Get(ScenarioKeys.EngineKey);
        return new EngineSettings
        {
            Seed = (ulong)scenario.Get(ScenarioKeys.Seed),
            StopLead = engine.Has(ScenarioKeys.StopLead) ? engine.DurationOf(ScenarioKeys.StopLead) : null,
            NumberingSeed = engine.TryGet(ScenarioKeys.NumberingSeed, out var numbering) ? (ulong)numbering : null,
        };
    }

    private static HoconObject Without(HoconObject source, string key) =>
        new(source.Origin, source.Where(entry => entry.Key != key));

    private static HoconException InRun(HoconException problem, IReadOnlyList<SweepChoice> combination)
    {
        var label = string.Join(", ", combination.Select(choice => choice.Setting));
        var told = problem.Problems.Select(one => new HoconException(one.Origin, $"{one.Sentence} This is about the run with {label}.")).ToArray();
        return told.Length == 1 ? told[0] : new HoconException(told);
    }
}
