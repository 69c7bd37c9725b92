using System.Diagnostics.CodeAnalysis;

namespace ActorSim.Hocon.Resolution;

/// <summary>Paths are the same if their keys are.</summary>
internal sealed class PathComparer : IEqualityComparer<string[]>
{
    public bool Equals(string[]? x, string[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode([DisallowNull] string[] path)
    {
        var hash = default(HashCode);
        foreach (var key in path)
        {
            hash.Add(key, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
