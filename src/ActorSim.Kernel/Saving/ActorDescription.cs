using System.Runtime.InteropServices;
using System.Text;

namespace ActorSim.Kernel;

/// <summary>What is fixed about an actor when a system is built.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Class">The full name of its class.</param>
/// <param name="Parts">The hash of its ports, wakes and metrics.</param>
/// <param name="Links">The hash of the links that begin at it.</param>
internal readonly record struct ActorDescription(string Path, string Class, ulong Parts, ulong Links)
{
    public static ActorDescription Of(Actor actor, Dictionary<object, ulong> tables) =>
        new(actor.Path, actor.GetType().ToString(), PartsOf(actor), LinksOf(actor, tables));

    private static ulong PartsOf(Actor actor)
    {
        var text = new StringBuilder();
        foreach (var receptor in actor.Receptors)
        {
            text.Append(receptor.Terms).Append(receptor.Handler.Target?.GetType()).Append('\n');
        }

        foreach (var sender in actor.Senders)
        {
            text.Append(sender.GetType()).Append(sender.IsOptional ? " optional\n" : "\n");
        }

        foreach (var metric in actor.Metrics)
        {
            if (metric != actor.Account)
            {
                text.Append(metric.GetType()).Append(' ').Append(metric.Name).Append(" in ").Append(metric.Unit).Append('\n');
            }
        }

        return Fingerprint.AddBytes(Fingerprint.Seed, MemoryMarshal.AsBytes<char>(text.ToString()));
    }

    /// <param name="actor">Where the links begin.</param>
    /// <param name="tables">The hashes of tables of receivers, which many groups may share.</param>
    private static ulong LinksOf(Actor actor, Dictionary<object, ulong> tables)
    {
        var hash = Fingerprint.Seed;
        foreach (var sender in actor.Senders)
        {
            var (numerator, denominator) = sender.Latency.Clock?.Period ?? default;
            hash = Fingerprint.Add(hash, (ulong)sender.Latency.Amount);
            hash = Fingerprint.Add(hash, (ulong)numerator);
            hash = Fingerprint.Add(hash, (ulong)denominator);
            hash = Fingerprint.Add(hash, HashOf(sender.Targets, tables));
        }

        return hash;
    }

    private static ulong HashOf(IReadOnlyList<Receptor> targets, Dictionary<object, ulong> tables)
    {
        if (tables.TryGetValue(targets, out var hash))
        {
            return hash;
        }

        hash = Fingerprint.Seed;
        foreach (var target in targets)
        {
            hash = Fingerprint.Add(hash, ((ulong)target.Owner.Index << 32) | (uint)target.Index);
        }

        if (targets.Count > 1)
        {
            tables.Add(targets, hash);
        }

        return hash;
    }
}
