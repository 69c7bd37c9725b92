namespace ActorSim.Kernel;

/// <summary>In which parts of a system the links of a sender end. A table that many groups share is looked through once.</summary>
/// <param name="partOf">The part of each actor.</param>
/// <param name="parts">How many parts there are.</param>
internal sealed class TargetParts(int[] partOf, int parts)
{
    private readonly Dictionary<object, (int Part, long Links, Receptor First)[]> tables = new(ReferenceEqualityComparer.Instance);
    private readonly (int Part, long Links, Receptor First)[] single = new (int, long, Receptor)[1];

    /// <summary>The parts that a connected sender reaches, with the number of links and the first in-port there; valid until the next call.</summary>
    public ReadOnlySpan<(int Part, long Links, Receptor First)> Of(Sender sender)
    {
        var targets = sender.Targets;
        if (targets.Count == 1)
        {
            single[0] = (partOf[targets[0].Owner.Index], 1, targets[0]);
            return single;
        }

        if (!tables.TryGetValue(targets, out var found))
        {
            tables.Add(targets, found = Count(targets));
        }

        return found;
    }

    private (int Part, long Links, Receptor First)[] Count(IReadOnlyList<Receptor> targets)
    {
        var links = new long[parts];
        var first = new Receptor?[parts];
        foreach (var target in targets)
        {
            var part = partOf[target.Owner.Index];
            links[part]++;
            first[part] ??= target;
        }

        return [.. Enumerable.Range(0, parts).Where(part => links[part] > 0).Select(part => (part, links[part], first[part]!))];
    }
}
