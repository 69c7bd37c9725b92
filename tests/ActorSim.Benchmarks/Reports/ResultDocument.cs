using System.Text.Json;

namespace ActorSim.Benchmarks;

/// <summary>Everything of one call of this program, as it is written to a file and compared with another.</summary>
public sealed record ResultDocument
{
    /// <summary>The commit that was measured; null without git.</summary>
    public string? Commit { get; init; }

    public required DateTime MeasuredAt { get; init; }

    public required Machine Machine { get; init; }

    /// <summary>Steps of the dependent chain for each length of work in nanoseconds.</summary>
    public required IReadOnlyDictionary<int, int> WorkSteps { get; init; }

    public required IReadOnlyList<SeriesRecord> Series { get; init; }

    public required IReadOnlyList<StartupSeries> Startup { get; init; }

    /// <summary>The figures of the table; empty if another command was run.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    public static ResultDocument Of(Campaign campaign, Machine machine, IReadOnlyList<Figure> figures) => new()
    {
        Commit = Benchmarks.Commit.Current(),
        MeasuredAt = DateTime.UtcNow,
        Machine = machine,
        WorkSteps = campaign.WorkSteps,
        Series = [.. campaign.Measured.Select(SeriesRecord.Of)],
        Startup = campaign.Started,
        Figures = figures,
    };

    /// <exception cref="UsageException">There is no such file, or it holds something else.</exception>
    public static ResultDocument Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<ResultDocument>(File.ReadAllText(file), JsonText.Indented)
                ?? throw new JsonException("The document is null.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UsageException($"{file} cannot be read as a file that this program wrote with --json: {problem.Message}", problem);
        }
    }

    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, JsonText.Indented) + Environment.NewLine);
}
