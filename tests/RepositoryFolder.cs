namespace ActorSim.Tests;

/// <summary>Where the repository lies whose tests these are.</summary>
internal static class RepositoryFolder
{
    /// <summary>The full path of a file or folder of the repository.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ActorSim.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return Path.Combine([folder.FullName, .. parts]);
    }
}
