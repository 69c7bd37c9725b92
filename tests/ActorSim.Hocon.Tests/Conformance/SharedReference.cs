namespace ActorSim.Hocon.Tests.Conformance;

/// <summary>The reference data that lies beside the repository on machines that have it.</summary>
internal static class SharedReference
{
    /// <summary>The folder with the conformance list; null where there is none.</summary>
    public static string? HoconSpec { get; } = Find();

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ActorSim.sln")))
        {
            folder = folder.Parent;
        }

        var spec = folder?.Parent is { } beside
            ? Path.Combine(beside.FullName, "shared", "reference", "hocon-spec")
            : null;
        return spec is not null && File.Exists(Path.Combine(spec, "cases.json")) ? spec : null;
    }
}
