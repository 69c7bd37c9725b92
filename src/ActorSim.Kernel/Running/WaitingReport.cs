namespace ActorSim.Kernel;

/// <summary>Finds who waits for whom when a run has dried up.</summary>
internal static class WaitingReport
{
    private const int MostSenders = 8;

    public static IReadOnlyList<WaitingActor> Of(Actor[] actors)
    {
        var waiting = Array.FindAll(actors, actor => actor.WaitsFor is not null);
        var senders = waiting.ToDictionary(actor => actor.WaitsFor!, _ => new List<string>());
        if (waiting.Length > 0)
        {
            FindSenders(actors, senders);
        }

        return [.. waiting.Select(actor => new WaitingActor(actor.Path, actor.WaitsFor!.Name, Shorten(senders[actor.WaitsFor!]), actor.WaitsSince))];
    }

    private static void FindSenders(Actor[] actors, Dictionary<Receptor, List<string>> senders)
    {
        // Tables that many groups share are looked through once.
        var awaited = new Dictionary<object, List<Receptor>>(ReferenceEqualityComparer.Instance);
        foreach (var actor in actors)
        {
            foreach (var sender in actor.Senders)
            {
                var targets = sender.Targets;
                if (!awaited.TryGetValue(targets, out var ports))
                {
                    ports = [.. targets.Where(senders.ContainsKey)];
                    if (targets.Count > 1)
                    {
                        awaited.Add(targets, ports);
                    }
                }

                foreach (var port in ports)
                {
                    if (senders[port].Count == 0 || senders[port][^1] != actor.Path)
                    {
                        senders[port].Add(actor.Path);
                    }
                }
            }
        }
    }

    private static List<string> Shorten(List<string> paths) =>
        paths.Count <= MostSenders ? paths : [.. paths[..MostSenders], $"{paths.Count - MostSenders:N0} others"];
}
