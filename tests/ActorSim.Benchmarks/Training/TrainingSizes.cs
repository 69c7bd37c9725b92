using System.Globalization;

namespace ActorSim.Benchmarks;

/// <summary>How large the runs of the command <c>training</c> are; each can be given as a word such as <c>workers=32</c>.</summary>
public sealed record TrainingSizes
{
    /// <summary>Ranks of the ring all-reduce.</summary>
    public int Ranks { get; init; } = 1024;

    /// <summary>Workers of FireCaffe and of the parameter server.</summary>
    public int Workers { get; init; } = 128;

    /// <summary>Iterations of both.</summary>
    public int Iterations { get; init; } = 100;

    /// <summary>Shards of the parameter server.</summary>
    public int Shards { get; init; } = 8;

    /// <summary>Workers of the large tree.</summary>
    public int Many { get; init; } = 100_000;

    /// <summary>The words that say the same.</summary>
    public IReadOnlyList<string> Words =>
    [
        Word("ranks", Ranks), Word("workers", Workers), Word("iterations", Iterations), Word("shards", Shards), Word("many", Many),
    ];

    /// <summary>Reads words; what they do not name keeps its default.</summary>
    /// <exception cref="UsageException">A word names no size, or none from 1 on.</exception>
    public static TrainingSizes Read(IEnumerable<string> words)
    {
        var sizes = new TrainingSizes();
        foreach (var word in words)
        {
            var (name, text) = word.Split('=') is [var before, var after] ? (before, after) : (word, "");
            var value = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
                ? number
                : throw new UsageException($"'{word}' is not a size such as workers=128.");
            sizes = name switch
            {
                "ranks" => sizes with { Ranks = value },
                "workers" => sizes with { Workers = value },
                "iterations" => sizes with { Iterations = value },
                "shards" => sizes with { Shards = value },
                "many" => sizes with { Many = value },
                _ => throw new UsageException($"There is no size '{name}'. There are: ranks, workers, iterations, shards, many."),
            };
        }

        return sizes;
    }

    private static string Word(string name, int value) => string.Create(CultureInfo.InvariantCulture, $"{name}={value}");
}
