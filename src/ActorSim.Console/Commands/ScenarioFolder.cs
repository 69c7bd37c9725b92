using System.CommandLine;

namespace ActorSim.Console.Commands;

/// <summary>Finds the folder of scenarios: <c>scenarios</c> in the current folder or in one above it, unless an option says otherwise.</summary>
internal static class ScenarioFolder
{
    /// <summary>The name of the folder.</summary>
    public const string Name = "scenarios";

    /// <summary>The option that names it.</summary>
    public static Option<string?> Option() => new("--scenarios")
    {
        Description = "The folder of scenarios; `scenarios` in the current folder or one above it, when left out.",
        HelpName = "DIR",
    };

    /// <summary>The folder.</summary>
    /// <param name="given">What the command line says; null for nothing.</param>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static string Find(string? given)
    {
        if (given is not null)
        {
            return Directory.Exists(given) ? given : throw new UsageException($"There is no folder `{given}`.");
        }

        for (var folder = new DirectoryInfo("."); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, Name);
            if (Directory.Exists(candidate))
            {
                return Path.GetRelativePath(".", candidate);
            }
        }

        throw new UsageException($"There is no folder `{Name}` here or above; name one with --scenarios DIR.");
    }

    /// <summary>The configuration files of a folder and those below it, in order of their paths.</summary>
    public static IEnumerable<string> FilesOf(string folder) => Directory
        .EnumerateFiles(folder, "*.conf", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal);
}
