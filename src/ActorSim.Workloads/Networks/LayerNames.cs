namespace ActorSim.Workloads;

/// <summary>Helps somebody who mistyped a name.</summary>
internal static class LayerNames
{
    /// <summary>Half a sentence with the nearest name, or with those that exist if none is near.</summary>
    public static string Suggest(string wanted, IEnumerable<string> existing)
    {
        string[] names = [.. existing];
        var nearest = names.FirstOrDefault(name => name.Equals(wanted, StringComparison.OrdinalIgnoreCase));
        return nearest is null ? $"known are {string.Join(", ", names)}." : $"did you mean '{nearest}'?";
    }
}
