namespace ActorSim.Hocon.Tests.Conformance;

/// <summary>The reference data that lies beside the repository on machines that have it.</summary>
internal static class SharedReference
{
    /// <summary>The folder with the conformance list; null where there is none.</summary>
    public static string? HoconSpec { get; } = Find();

    private static string? Find()
    {
        var spec = RepositoryFolder.PathOf("..", "shared", "reference", "hocon-spec");
        return File.Exists(Path.Combine(spec, "cases.json")) ? spec : null;
    }
}
