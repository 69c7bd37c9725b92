using ActorSim.Hocon;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>A figure that a run should come to, read from <c>expect</c> and checked as far as that is possible before the run.</summary>
public sealed class Expectation
{
    private readonly Record record;
    private readonly Amount? value;
    private readonly Amount? within;
    private readonly string valueText;
    private readonly IReadOnlyList<SweepSetting> at;

    private Expectation(Record record, Amount? value, string valueText, Amount? within, IReadOnlyList<SweepSetting> at)
    {
        this.record = record;
        this.value = value;
        this.valueText = valueText;
        this.within = within;
        this.at = at;
    }

    /// <summary>The name of the figure.</summary>
    public string Metric => record.Get(ScenarioKeys.Metric);

    /// <summary>Who says so; may be empty.</summary>
    public string Source => record.Get(ScenarioKeys.Source);

    private string WithinText => value is null ? "" : within!.Text;

    /// <summary>Reads an item of <c>expect</c>.</summary>
    /// <exception cref="HoconException">A value cannot be read, or <c>at</c> names something that the sweep does not have.</exception>
    internal static Expectation Read(Record record, Sweep sweep)
    {
        var text = record.Get(ScenarioKeys.Value);
        if (Amount.TryParse(text, out var value))
        {
            return new Expectation(record, value, text, record.Get(ScenarioKeys.Within), ReadAt(record, sweep));
        }

        return record.Has(ScenarioKeys.Within)
            ? throw record.Error(ScenarioKeys.Value, $"`value` must begin with a number when there is `within`; found `{text}`.")
            : new Expectation(record, null, text, null, ReadAt(record, sweep));
    }

    /// <summary>Refuses expectations on figures that the plan knows not to have, or to have in another unit.</summary>
    internal static void RequireKnown(IEnumerable<Expectation> expectations, SystemPlan plan)
    {
        var known = plan.MetricUnits;
        foreach (var expectation in expectations)
        {
            var name = expectation.Metric;
            if (known.TryGetValue(name, out var unit) || MetricIndex.RunUnits.TryGetValue(name, out unit))
            {
                expectation.RequireUnit(unit);
            }
            else if (known.Count > 0 && !name.StartsWith('/') && !name.StartsWith("run.", StringComparison.Ordinal))
            {
                throw expectation.Unknown(MetricIndex.Advice(name, [.. known.Keys]));
            }
        }
    }

    private void RequireUnit(string? unit)
    {
        if (unit is null)
        {
            return;
        }

        if (value is null)
        {
            throw NotANumber().Error!;
        }

        if (Compare(0, unit).Error is { } problem)
        {
            throw problem;
        }
    }

    /// <summary>Whether it is about certain runs of a sweep and not about all.</summary>
    internal bool NamesRuns => at.Count > 0;

    /// <summary>Whether this is about the run with these settings.</summary>
    internal bool AppliesTo(IReadOnlyList<SweepSetting> settings) => at.All(settings.Contains);

    /// <summary>Compares with what a run came to.</summary>
    /// <param name="metrics">What it came to.</param>
    /// <param name="reason">How it ended: one that was cut short may not have every figure.</param>
    internal ExpectationOutcome Evaluate(MetricIndex metrics, EndReason reason)
    {
        if (!metrics.TryFind(Metric, out var actual, out var unit))
        {
            return reason is EndReason.Completed or EndReason.Stopped
                ? Outcome(ExpectationVerdict.Invalid, error: Unknown(metrics.Advice(Metric)))
                : Outcome(ExpectationVerdict.NotReached, problem: $"The run ended before there was a figure `{Metric}`.");
        }

        if (!actual.IsNumber)
        {
            return Outcome(VerdictOn(actual.ToString() == valueText), actual, unit);
        }

        if (value is null)
        {
            return NotANumber();
        }

        return Compare(actual, unit);
    }

    private ExpectationOutcome NotANumber() => Outcome(
        ExpectationVerdict.Invalid, error: record.Error(ScenarioKeys.Value, $"`{Metric}` is a number; found `{valueText}`."));

    private ExpectationOutcome Compare(Cell actual, string unit)
    {
        try
        {
            return CompareNumbers(actual, unit);
        }
        catch (OverflowException)
        {
            return Outcome(ExpectationVerdict.Invalid, actual, unit, error: record.Error(ScenarioKeys.Value, $"`{valueText}` is too large to be compared."));
        }
    }

    private ExpectationOutcome CompareNumbers(Cell actual, string unit)
    {
        if (value!.In(unit, out var problem) is not { } expected)
        {
            return Outcome(ExpectationVerdict.Invalid, actual, unit, error: record.Error(ScenarioKeys.Value, $"`{Metric}` {problem}"));
        }

        if ((within!.IsPercent ? within.Number / 100 * Math.Abs(expected) : MarginIn(unit, out problem)) is not { } margin)
        {
            return Outcome(ExpectationVerdict.Invalid, actual, unit, error: record.Error(ScenarioKeys.Within, $"`{Metric}` {problem}"));
        }

        var found = ToDecimal(actual);
        return Outcome(VerdictOn(Math.Abs(found - expected) <= margin), actual, unit, deviation: expected == 0 ? Cell.Nothing : (double)(found - expected) / (double)Math.Abs(expected));
    }

    private ExpectationVerdict VerdictOn(bool isMet) =>
        isMet ? ExpectationVerdict.Met : record.Get(ScenarioKeys.Required) ? ExpectationVerdict.Missed : ExpectationVerdict.Differs;

    private decimal? MarginIn(string unit, out string problem)
    {
        problem = "";
        return within!.Number == 0 ? 0 : within.In(unit, out problem);
    }

    private static decimal ToDecimal(Cell cell)
    {
        const double Largest = 1e28;
        return cell.Kind == CellKind.Whole ? cell.ToInt64() : (decimal)Math.Clamp(cell.ToDouble(), -Largest, Largest);
    }

    private static List<SweepSetting> ReadAt(Record record, Sweep sweep)
    {
        var settings = new List<SweepSetting>();
        if (record.TryGet(ScenarioKeys.At, out var entries))
        {
            AddAt(entries, "", sweep, settings);
        }

        return settings;
    }

    private static void AddAt(HoconObject entries, string prefix, Sweep sweep, List<SweepSetting> settings)
    {
        foreach (var entry in entries)
        {
            var key = prefix + entry.Key;
            if (sweep.ValuesOf(key) is not { } values)
            {
                if (entry.Value is HoconObject inner)
                {
                    AddAt(inner, key + ".", sweep, settings);
                    continue;
                }

                throw new HoconException(entry.KeyOrigin, $"`at` names `{key}`, which the sweep does not vary; {NearestName.Advice(key, [.. sweep.Keys])}");
            }

            var wanted = ValueText.Of(entry.Value);
            settings.Add(values.Contains(wanted)
                ? new SweepSetting(key, wanted)
                : throw new HoconException(entry.Value.Origin, $"The sweep never sets `{key}` to `{wanted}`; {NearestName.Advice(wanted, values)}"));
        }
    }

    private HoconException Unknown(string advice) =>
        record.Error(ScenarioKeys.Metric, $"There is no metric `{Metric}`; {advice}");

    private ExpectationOutcome Outcome(
        ExpectationVerdict verdict,
        Cell actual = default,
        string unit = "",
        Cell deviation = default,
        string problem = "",
        HoconException? error = null) =>
        new(Metric, verdict, valueText, WithinText, actual, unit, deviation, Source, error?.Sentence ?? problem) { Error = error };
}
