using System.Collections;
using System.Reflection;

namespace ActorSim.Kernel;

/// <summary>Finds blocks that nobody gave back, apart from those in fields marked <see cref="KeepsBlocksAttribute"/>.</summary>
internal static class ForgottenBlocks
{
    public static IReadOnlyList<(string Path, int Blocks)> Find(BlockPool pool, Actor[] actors)
    {
        var held = new SortedDictionary<int, List<BlockEntry>>();
        foreach (var entry in pool.Held)
        {
            if (entry.Holder >= 0)
            {
                (held.TryGetValue(entry.Holder, out var list) ? list : held[entry.Holder] = []).Add(entry);
            }
        }

        var forgotten = new List<(string, int)>();
        foreach (var (holder, entries) in held)
        {
            var kept = new HashSet<(int, uint)>();
            Collect(actors[holder], kept);
            var count = entries.Count(entry => !kept.Contains((entry.Index, entry.Generation)));
            if (count > 0)
            {
                forgotten.Add((actors[holder].Path, count));
            }
        }

        return forgotten;
    }

    private static void Collect(Actor actor, HashSet<(int Index, uint Generation)> kept)
    {
        const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (var type = actor.GetType(); type is not null && type != typeof(Actor); type = type.BaseType)
        {
            foreach (var field in type.GetFields(Declared))
            {
                if (field.IsDefined(typeof(KeepsBlocksAttribute)))
                {
                    CollectValue(field.GetValue(actor), kept);
                }
            }
        }
    }

    private static void CollectValue(object? value, HashSet<(int Index, uint Generation)> kept)
    {
        if (value is Block block)
        {
            kept.Add((block.Index, block.Generation));
        }
        else if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                CollectValue(item, kept);
            }
        }
    }
}
