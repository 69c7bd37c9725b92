namespace ActorSim.Kernel;

/// <summary>Gives the links that carried messages the names of actors, classes and ports.</summary>
/// <param name="simulation">The system.</param>
/// <param name="links">What its links carried.</param>
internal sealed class LinkTable(Simulation simulation, LinkCounts links)
{
    private readonly IReadOnlyList<Actor> actors = simulation.Actors;
    private readonly Dictionary<(Type Class, ulong Ports), string> senderNames = [];
    private readonly Dictionary<(Type Class, int Receptor), string> receptorNames = [];
    private readonly Dictionary<object, HashSet<Receptor>> tables = new(ReferenceEqualityComparer.Instance);

    /// <summary>All messages.</summary>
    public long Messages { get; } = links.All.Sum(link => link.Messages) + links.Others;

    /// <summary>The links between the same ports of the same classes together, the busiest first.</summary>
    public IReadOnlyList<LinkProfile> ByClass()
    {
        var sums = new Dictionary<(string From, string To), (long Links, long Messages)>();
        foreach (var link in links.All)
        {
            var key = (ClassOfSender(link), ClassOfReceptor(link));
            var sum = sums.GetValueOrDefault(key);
            sums[key] = (sum.Links + 1, sum.Messages + link.Messages);
        }

        if (links.Others > 0)
        {
            sums.Add(("(others)", $"(behind the first {LinkCounts.MostLinks:N0} links)"), (0, links.Others));
        }

        return
        [
            .. sums.Select(sum => new LinkProfile(sum.Key.From, sum.Key.To, sum.Value.Links, sum.Value.Messages, Share(sum.Value.Messages)))
                .OrderByDescending(link => link.Messages)
                .ThenBy(link => link.From, StringComparer.Ordinal)
                .ThenBy(link => link.To, StringComparer.Ordinal),
        ];
    }

    /// <summary>The single links that carried most, the busiest first.</summary>
    public IReadOnlyList<LinkProfile> Busiest(int most) =>
    [
        .. FindBusiest(most).Select(link => new LinkProfile(NameOfSender(link), actors[link.Receiver].Receptors[link.Receptor].ToString(), 1, link.Messages, Share(link.Messages))),
    ];

    private List<LinkCount> FindBusiest(int most)
    {
        // The least of those kept comes first; of links with as many messages those of low numbers are kept.
        var kept = new PriorityQueue<LinkCount, (long Messages, int Sender, int Receiver, int Receptor)>();
        foreach (var link in links.All)
        {
            kept.Enqueue(link, (link.Messages, -link.Sender, -link.Receiver, -link.Receptor));
            if (kept.Count > most)
            {
                kept.Dequeue();
            }
        }

        var busiest = new List<LinkCount>();
        while (kept.TryDequeue(out var link, out _))
        {
            busiest.Insert(0, link);
        }

        return busiest;
    }

    private double Share(long messages) => Messages > 0 ? messages / (double)Messages : 0;

    private Actor? SenderOf(LinkCount link) => link.Sender < simulation.Feeds.Count ? null : actors[link.Sender - simulation.Feeds.Count];

    private string NameOfSender(LinkCount link)
    {
        if (SenderOf(link) is not { } actor)
        {
            return simulation.NameOfSender(link.Sender);
        }

        var ports = PortsTo(actor, actors[link.Receiver].Receptors[link.Receptor]);
        return $"{actor.Path}.{NamesOf(actor, ports, name => name)}";
    }

    private string ClassOfSender(LinkCount link)
    {
        if (SenderOf(link) is not { } actor)
        {
            return simulation.NameOfSender(link.Sender);
        }

        var key = (actor.GetType(), Ports: PortsTo(actor, actors[link.Receiver].Receptors[link.Receptor]));
        if (!senderNames.TryGetValue(key, out var name))
        {
            senderNames.Add(key, name = $"{ActorClass.NameOf(key.Item1)}.{NamesOf(actor, key.Ports, WithoutPlaces)}");
        }

        return name;
    }

    private string ClassOfReceptor(LinkCount link)
    {
        var receptor = actors[link.Receiver].Receptors[link.Receptor];
        var key = (receptor.Owner.GetType(), link.Receptor);
        if (!receptorNames.TryGetValue(key, out var name))
        {
            receptorNames.Add(key, name = $"{ActorClass.NameOf(key.Item1)}.{WithoutPlaces(receptor.Name)}");
        }

        return name;
    }

    /// <summary>The ports of an actor that lead to an in-port, as bits; mail does not tell which of several it came through.</summary>
    private ulong PortsTo(Actor actor, Receptor receptor)
    {
        var senders = actor.Senders;
        ulong ports = 0;
        for (var i = 0; i < senders.Length && i < 64; i++)
        {
            ports |= Reaches(senders[i], receptor) ? 1UL << i : 0;
        }

        return ports;
    }

    private bool Reaches(Sender sender, Receptor receptor)
    {
        var targets = sender.Targets;
        if (targets.Count <= 1)
        {
            return targets.Count == 1 && ReferenceEquals(targets[0], receptor);
        }

        if (!tables.TryGetValue(targets, out var known))
        {
            tables.Add(targets, known = new HashSet<Receptor>(targets, ReferenceEqualityComparer.Instance));
        }

        return known.Contains(receptor);
    }

    private static string NamesOf(Actor actor, ulong ports, Func<string, string> form)
    {
        var names = new List<string>();
        for (var i = 0; i < actor.Senders.Length && i < 64; i++)
        {
            if ((ports & (1UL << i)) != 0)
            {
                names.Add(form(actor.Senders[i].Name));
            }
        }

        return names.Count == 0 ? "(one of many ports)" : string.Join(" or ", names.Distinct(StringComparer.Ordinal));
    }

    /// <summary>Ports of one array are put together: <c>Next[*]</c>.</summary>
    private static string WithoutPlaces(string name) =>
        name.IndexOf('[', StringComparison.Ordinal) is var at and >= 0 ? name[..at] + "[*]" : name;
}
