namespace ActorSim.Conformance;

/// <summary>Finds golden data that lies beside the repository and is not part of it.</summary>
internal static class ReferenceFolder
{
    /// <summary>The full path of a file under <c>shared/reference</c> beside the repository, or null where it is absent.</summary>
    public static string? Find(string relativePath)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ActorSim.sln")))
            {
                var file = Path.Combine(folder.Parent?.FullName ?? folder.FullName, "shared", "reference", relativePath);
                return File.Exists(file) ? file : null;
            }
        }

        return null;
    }
}
