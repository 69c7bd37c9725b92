namespace ActorSim.Interconnect;

/// <summary>How many of everything a <see cref="Dragonfly"/> has.</summary>
/// <param name="Groups">Groups, 1 to routers · cables + 1.</param>
/// <param name="Routers">Routers of a group, ≥ 1 (a).</param>
/// <param name="Ranks">Ranks of a router, ≥ 1 (p).</param>
/// <param name="Cables">Places for cables to other groups that a router has, ≥ 0 (h).</param>
public sealed record DragonflySize(int Groups, int Routers, int Ranks, int Cables)
{
    /// <summary>All ranks.</summary>
    /// <exception cref="ArgumentException">Something is missing, or a group has too few cables for so many groups.</exception>
    internal static int RanksOf(DragonflySize size)
    {
        ArgumentNullException.ThrowIfNull(size);
        ArgumentOutOfRangeException.ThrowIfLessThan(size.Groups, 1, nameof(size));
        ArgumentOutOfRangeException.ThrowIfLessThan(size.Routers, 1, nameof(size));
        ArgumentOutOfRangeException.ThrowIfLessThan(size.Ranks, 1, nameof(size));
        ArgumentOutOfRangeException.ThrowIfNegative(size.Cables, nameof(size));
        if (size.Groups - 1 > (long)size.Routers * size.Cables)
        {
            throw new ArgumentException($"A group of {size.Routers} routers with {size.Cables} cables each reaches {(long)size.Routers * size.Cables} other groups, not {size.Groups - 1}.", nameof(size));
        }

        var ranks = (Int128)size.Groups * size.Routers * size.Ranks;
        return ranks <= int.MaxValue / 4
            ? (int)ranks
            : throw new ArgumentException($"The dragonfly has {ranks} ranks; at most {int.MaxValue / 4} can be numbered.", nameof(size));
    }
}
