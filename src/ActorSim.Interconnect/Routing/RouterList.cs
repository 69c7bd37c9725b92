namespace ActorSim.Interconnect;

/// <summary>Ways through a network in words.</summary>
internal static class RouterList
{
    private const int MostShown = 12;

    /// <summary>"/router/0 → /router/1 → …", shortened in the middle.</summary>
    public static string Of(NetworkGraph graph, IEnumerable<int> routers) => Join([.. routers.Select(graph.PathOfRouter)]);

    public static string Join(List<string> steps) => steps.Count <= MostShown
        ? string.Join(" → ", steps)
        : $"{string.Join(" → ", steps.Take(MostShown - 2))} → … → {steps[^1]} ({steps.Count - 1} steps)";
}
