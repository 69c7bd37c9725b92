using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon.Resolution;

/// <summary>Finds the key that somebody may have meant who wrote a path that leads nowhere.</summary>
internal static class NearestPath
{
    /// <summary>A path that is there and differs little; null if there is none. Only what is plainly written counts.</summary>
    /// <param name="root">The root of all.</param>
    /// <param name="path">The path, of which some key is not there.</param>
    public static string? Find(ObjectNode root, ReadOnlySpan<string> path)
    {
        var objects = new List<ObjectNode> { root };
        for (var i = 0; i < path.Length; i++)
        {
            var key = path[i];
            var inner = new List<ObjectNode>();
            var isThere = false;
            foreach (var entries in objects)
            {
                if (entries.TryGet(key, out var field))
                {
                    isThere = true;
                    inner.AddRange(field.Layers.OfType<ObjectNode>());
                }
            }

            if (!isThere)
            {
                return NearestName.Find(key, objects.SelectMany(entries => entries.Keys)) is { } nearest
                    ? HoconPath.Show([.. path[..i], nearest, .. path[(i + 1)..]])
                    : null;
            }

            objects = inner;
        }

        return null;
    }
}
