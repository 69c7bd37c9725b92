using ActorSim.Scenarios;

namespace ActorSim.Reports;

/// <summary>Puts a result into a folder: <c>results.json</c> and the files of <see cref="ResultCsv"/>.</summary>
public static class ResultFiles
{
    /// <summary>The name of the file that holds everything.</summary>
    public const string JsonName = "results.json";

    /// <summary>Writes all files.</summary>
    /// <param name="folder">The folder; made if it does not exist. Files of the same names are replaced.</param>
    /// <param name="result">The result.</param>
    /// <returns>The names of the files.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public static IReadOnlyList<string> Write(string folder, Result result)
    {
        Directory.CreateDirectory(folder);
        using (var stream = File.Create(Path.Combine(folder, JsonName)))
        {
            ResultJson.Write(stream, result);
        }

        return [JsonName, .. ResultCsv.Write(folder, result)];
    }
}
