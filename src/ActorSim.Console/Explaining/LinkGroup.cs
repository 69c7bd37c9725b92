using ActorSim.Kernel;

namespace ActorSim.Console.Explaining;

/// <summary>Links between the same ports of the same groups of actors, with one latency.</summary>
/// <param name="From">The group and port where they begin.</param>
/// <param name="To">The group and port where they end.</param>
/// <param name="Message">The type of message.</param>
/// <param name="Latency">What they take.</param>
/// <param name="Count">How many there are; a group of links counts once for each receiver.</param>
internal sealed record LinkGroup(string From, string To, string Message, Latency Latency, long Count)
{
    /// <summary>Puts the links of a system together, in the order in which they begin.</summary>
    public static IReadOnlyList<LinkGroup> Of(Simulation simulation, ActorGroups actors)
    {
        // Many senders share one table of receivers, whose ends are found once.
        var endsOf = new Dictionary<IReadOnlyList<Receptor>, List<(string To, long Count)>>(ReferenceEqualityComparer.Instance);
        return
        [
            .. simulation.Links
                .SelectMany(link => EndsOf(link.To), (link, end) => (
                    Key: (From: $"{actors.Of(link.From.Owner).Path}.{link.From.Name}", end.To, Message: link.From.MessageType.Name, link.Latency),
                    end.Count))
                .GroupBy(link => link.Key, link => link.Count)
                .Select(group => new LinkGroup(group.Key.From, group.Key.To, group.Key.Message, group.Key.Latency, group.Sum())),
        ];

        List<(string To, long Count)> EndsOf(IReadOnlyList<Receptor> receivers)
        {
            if (!endsOf.TryGetValue(receivers, out var ends))
            {
                ends = [.. receivers.GroupBy(receiver => $"{actors.Of(receiver.Owner).Path}.{receiver.Name}").Select(group => (group.Key, group.LongCount()))];
                endsOf.Add(receivers, ends);
            }

            return ends;
        }
    }
}
