using ActorSim.Scenarios;

namespace ActorSim.Reports;

/// <summary>
/// Puts a result into a folder: <c>results.json</c>, the files of <see cref="ResultCsv"/>, those that the runs give themselves
/// (in a sweep with <c>run-1-</c> and so on in front of their names), and <c>profile.json</c> if runs were measured.
/// </summary>
public static class ResultFiles
{
    /// <summary>The name of the file that holds everything.</summary>
    public const string JsonName = "results.json";

    /// <summary>The name of the file that says where the time of the runs went, if they were measured.</summary>
    public const string ProfileName = "profile.json";

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

        string[] profile = result.Host.Profiles.Count == 0 ? [] : [ProfileName];
        foreach (var name in profile)
        {
            using var stream = File.Create(Path.Combine(folder, name));
            ProfileJson.Write(stream, result);
        }

        return [JsonName, .. profile, .. ResultCsv.Write(folder, result), .. WriteFilesOfRuns(folder, result)];
    }

    private static List<string> WriteFilesOfRuns(string folder, Result result)
    {
        var names = new List<string>();
        foreach (var (i, run) in result.Runs.Index())
        {
            foreach (var file in run.System.Files)
            {
                names.Add(result.Runs.Count == 1 ? file.Name : $"run-{i + 1}-{file.Name}");
                using var text = File.CreateText(Path.Combine(folder, names[^1]));
                text.NewLine = "\n";
                file.Write(text);
            }
        }

        return names;
    }
}
