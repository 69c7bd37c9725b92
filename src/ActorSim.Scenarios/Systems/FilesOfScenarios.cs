using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>Files that a scenario names beside those that it includes.</summary>
internal static class FilesOfScenarios
{
    /// <summary>
    /// Opens a file that is named relative to the file in which the name stands; relative to the current folder if the
    /// name does not come from a file.
    /// </summary>
    /// <exception cref="HoconException">It cannot be opened.</exception>
    public static TextReader OpenFile(this Record record, Key<string> key)
    {
        var folder = File.Exists(record.OriginOf(key).File) ? Path.GetDirectoryName(record.OriginOf(key).File) ?? "" : "";
        if (record.Get(key).Length == 0)
        {
            throw record.Error(key, $"`{key.Name}` must be the name of a file; found {record.Found(key)}.");
        }

        if (Directory.Exists(Path.Combine(folder, record.Get(key))))
        {
            throw record.Error(key, $"`{key.Name}` must be the name of a file; {record.Found(key)} is a folder.");
        }

        try
        {
            return File.OpenText(Path.Combine(folder, record.Get(key)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw record.Error(key, $"The file {record.Found(key)} cannot be read: {problem.Message}");
        }
    }
}
