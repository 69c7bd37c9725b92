using ActorSim.Hocon;

namespace ActorSim.Workloads;

/// <summary>Helps somebody who mistyped a name.</summary>
internal static class LayerNames
{
    private const int MostListed = 12;

    /// <summary>The end of a sentence: the nearest name, or those that exist if none is near.</summary>
    public static string Advice(string wanted, IEnumerable<string> existing)
    {
        string[] names = [.. existing];
        if (NearestName.Find(wanted, names) is { } nearest)
        {
            return $"did you mean `{nearest}`?";
        }

        var listed = string.Join(", ", names.Take(MostListed).Select(name => $"`{name}`"));
        return names.Length switch
        {
            0 => "there are none.",
            <= MostListed => $"known are {listed}.",
            _ => $"known are {listed} and {names.Length - MostListed} more.",
        };
    }
}
