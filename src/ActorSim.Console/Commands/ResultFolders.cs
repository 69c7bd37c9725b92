namespace ActorSim.Console.Commands;

/// <summary>The folders that results go to.</summary>
internal static class ResultFolders
{
    /// <summary>Makes the folders and tries whether they can be written, so that no run is in vain.</summary>
    /// <param name="folder">The folder of the command line; null for none.</param>
    /// <param name="paths">The files of the scenarios.</param>
    /// <returns>One folder for each scenario: the given one, or one below it when there are several; none without a folder.</returns>
    /// <exception cref="UsageException">A folder cannot be written, or two scenarios would share one.</exception>
    public static IReadOnlyList<string> Prepare(string? folder, string[] paths)
    {
        if (folder is null)
        {
            return [];
        }

        var folders = paths.Length == 1 ? [folder] : Array.ConvertAll(paths, path => Path.Combine(folder, Path.GetFileNameWithoutExtension(path)));
        if (folders.Distinct(StringComparer.OrdinalIgnoreCase).Count() < folders.Length)
        {
            throw new UsageException("Two of the scenarios have files of one name, so their results would overwrite each other; run them one at a time.");
        }

        foreach (var one in folders)
        {
            Try(one);
        }

        return folders;
    }

    private static void Try(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, Path.GetRandomFileName());
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"Results cannot be written into `{folder}`: {problem.Message} Choose another folder with --out.");
        }
    }
}
