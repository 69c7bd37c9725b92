using System.Text.Encodings.Web;
using System.Text.Json;
using ActorSim.Kernel;
using ActorSim.Scenarios;

namespace ActorSim.Reports;

/// <summary>
/// Writes results as JSON, in the form that <c>docs/results.md</c> describes: UTF-8, two blanks for each level, a
/// single line feed at the end of a line, and the same bytes for the same result.
/// </summary>
public static class ResultJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one result.</summary>
    public static void Write(Stream stream, Result result) => WriteDocument(stream, json => Write(json, result));

    /// <summary>Writes several results, as a list.</summary>
    public static void Write(Stream stream, IEnumerable<Result> results) => WriteDocument(stream, json =>
        WriteList(json, null, results, Write));

    internal static void WriteDocument(Stream stream, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            write(json);
        }

        stream.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, Result result)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Result.SchemaVersion);
        json.WriteString("version", Result.Version);
        json.WriteStartObject("scenario");
        json.WriteString("name", result.Scenario);
        json.WriteString("description", result.Description);
        json.WriteString("file", result.File);
        json.WriteString("hash", result.Hash);
        json.WriteEndObject();
        json.WriteBoolean("complete", result.IsComplete);
        json.WriteBoolean("succeeded", result.Succeeded);
        WriteList(json, "runs", result.Runs, WriteRun);
        WriteTexts(json, "comparison", result.Comparison);
        WriteHost(json, result.Host);
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, RunReport run)
    {
        json.WriteStartObject();
        json.WriteStartObject("settings");
        foreach (var setting in run.Settings)
        {
            json.WriteString(setting.Key, setting.Value);
        }

        json.WriteEndObject();
        json.WriteNumber("seed", run.Seed);
        json.WriteString("end-reason", EndReasons.NameOf(run.EndReason));
        json.WriteNumber("simulated-time-ps", run.End.Picoseconds);
        json.WriteNumber("events", run.Events);
        json.WriteString("fingerprint", run.Fingerprint);
        WriteList(json, "figures", run.System.Figures, WriteFigure);
        WriteList(json, "tables", run.System.Tables, WriteTable);
        WriteTexts(json, "explanation", run.System.Explanation);
        WriteTexts(json, "assumptions", run.System.Assumptions);
        WriteList(json, "metrics", run.Metrics, WriteMetric);
        WriteList(json, "expectations", run.Expectations, WriteExpectation);
        WriteTexts(json, "problems", run.Problems);
        json.WriteEndObject();
    }

    private static void WriteFigure(Utf8JsonWriter json, ResultFigure figure)
    {
        json.WriteStartObject();
        json.WriteString("name", figure.Name);
        json.WritePropertyName("value");
        WriteCell(json, figure.Value);
        json.WriteString("unit", figure.Unit);
        json.WriteString("description", figure.Description);
        json.WriteEndObject();
    }

    private static void WriteTable(Utf8JsonWriter json, ResultTable table)
    {
        json.WriteStartObject();
        json.WriteString("name", table.Name);
        json.WriteString("description", table.Description);
        WriteList(json, "columns", table.Columns, (writer, column) =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", column.Name);
            writer.WriteString("unit", column.Unit);
            writer.WriteString("description", column.Description);
            writer.WriteEndObject();
        });
        WriteList(json, "rows", table.Rows, (writer, row) => WriteList(writer, null, row.Cells, WriteCell));
        json.WriteEndObject();
    }

    private static void WriteMetric(Utf8JsonWriter json, MetricReading reading)
    {
        json.WriteStartObject();
        json.WriteString("path", reading.Path);
        json.WriteString("name", reading.Name);
        json.WritePropertyName("value");
        WriteCell(json, double.IsFinite(reading.Value) ? reading.Value : Cell.Nothing);
        json.WriteString("unit", reading.Unit);
        json.WriteEndObject();
    }

    private static void WriteExpectation(Utf8JsonWriter json, ExpectationOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("metric", outcome.Metric);
        json.WriteString("verdict", Verdicts.NameOf(outcome.Verdict));
        json.WriteString("expected", outcome.Expected);
        json.WriteString("within", outcome.Within);
        json.WritePropertyName("actual");
        WriteCell(json, outcome.Actual);
        json.WriteString("unit", outcome.Unit);
        json.WritePropertyName("deviation");
        WriteCell(json, outcome.Deviation);
        json.WriteString("source", outcome.Source);
        json.WriteString("problem", outcome.Problem);
        json.WriteEndObject();
    }

    private static void WriteHost(Utf8JsonWriter json, HostReport host)
    {
        json.WriteStartObject("host");
        json.WriteNumber("threads", host.Threads);
        json.WriteNumber("wall-seconds", host.WallTime.TotalSeconds);
        WriteList(json, "run-wall-seconds", host.RunWallTimes, (writer, time) => writer.WriteNumberValue(time.TotalSeconds));
        json.WriteString("operating-system", host.OperatingSystem);
        json.WriteString("architecture", host.Architecture);
        json.WriteNumber("processors", host.Processors);
        json.WriteString("runtime", host.Runtime);
        if (host.Profiles.Count > 0)
        {
            WriteList(json, "profiles", host.Profiles, ProfileJson.Write);
        }

        json.WriteEndObject();
    }

    private static void WriteCell(Utf8JsonWriter json, Cell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Text:
                json.WriteStringValue(cell.ToString());
                break;
            case CellKind.Whole:
                json.WriteNumberValue(cell.ToInt64());
                break;
            case CellKind.Real:
                json.WriteNumberValue(cell.ToDouble());
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    internal static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts) =>
        WriteList(json, name, texts, (writer, text) => writer.WriteStringValue(text));

    internal static void WriteList<T>(Utf8JsonWriter json, string? name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartArray();
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }
}
