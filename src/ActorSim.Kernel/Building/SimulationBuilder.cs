namespace ActorSim.Kernel;

/// <summary>
/// Puts a system together: actors at paths, and links between their ports. Wiring is checked when
/// the system is built and fixed afterwards.
/// </summary>
/// <example>
/// <code>
/// var builder = new SimulationBuilder();
/// var ping = builder.Add("/ping", new Ping());
/// var pong = builder.Add("/pong", new Pong());
/// builder.Connect(ping.Calls, pong.Calls, Latency.Of(SimDuration.FromNanoseconds(5)));
/// builder.Connect(pong.Answers, ping.Answers, Latency.Of(SimDuration.FromNanoseconds(5)));
/// var result = builder.Build().Run();
/// </code>
/// </example>
public sealed class SimulationBuilder
{
    private readonly List<(Actor Actor, string Path)> actors = [];
    private readonly HashSet<Actor> known = [];
    private readonly List<Feed> feeds = [];
    private readonly HashSet<Receptor> reached = [];
    private readonly HashSet<object> tables = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> problems = [];
    private bool built;

    /// <summary>Seeds the actors' random streams. The default is 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// If set, actors are numbered in a random order drawn from this seed instead of path order. A model
    /// whose results change much with it depends on low numbers winning ties.
    /// </summary>
    public ulong? NumberingSeed { get; init; }

    /// <summary>
    /// How long a run goes on after an actor asks for its end, or fails; must be positive. The default,
    /// null, is the largest, over all actors with out-links, of the actor's smallest link latency, and
    /// 1 µs without links.
    /// </summary>
    public SimDuration? StopLead { get; init; }

    /// <summary>Adds an actor at a path; returns it.</summary>
    /// <typeparam name="TActor">The class of the actor.</typeparam>
    /// <exception cref="ArgumentException">The path is malformed, or the actor was added before.</exception>
    public TActor Add<TActor>(string path, TActor actor)
        where TActor : Actor
    {
        ArgumentNullException.ThrowIfNull(actor);
        RequireUnbuilt();
        var full = ActorPath.Normalise(path);
        if (!known.Add(actor))
        {
            throw new ArgumentException($"This {actor.GetType().Name} was added already, as {actor.Path}; an actor has one place in one system.", nameof(actor));
        }

        if (actor.Path.Length > 0)
        {
            known.Remove(actor);
            throw new ArgumentException($"This {actor.GetType().Name} belongs to another system, as {actor.Path}.", nameof(actor));
        }

        actor.Path = full;
        actors.Add((actor, full));
        return actor;
    }

    /// <summary>Links an out-port to an in-port.</summary>
    /// <typeparam name="T">The type of message.</typeparam>
    public void Connect<T>(OutPort<T> from, InPort<T> to, Latency latency)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (MayConnect(from, [to], latency))
        {
            from.Connect(to, latency);
        }
    }

    /// <summary>Links a group port to many in-ports, over links of one latency; the table may be shared by several groups.</summary>
    /// <typeparam name="T">The type of message.</typeparam>
    public void Connect<T>(GroupPort<T> from, ReceiverTable<T> to, Latency latency)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (MayConnect(from, to.Ports, latency))
        {
            from.Connect(to, latency);
        }
    }

    /// <summary>Links two ports whose message types are only known at run time.</summary>
    /// <exception cref="BuildException">The message types differ.</exception>
    public void Connect(Sender from, IInPort to, Latency latency)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        RequireUnbuilt();
        if (from.MessageType != to.MessageType)
        {
            problems.Add($"{from} sends {from.MessageType.Name}, but {to} receives {to.MessageType.Name}.");
        }
        else if (MayConnect(from, [to.Receptor], latency))
        {
            from.ConnectUntyped(to.Receptor, latency);
        }
    }

    /// <summary>Makes a source of messages from outside the system: test input, or another simulation coupled to this one.</summary>
    /// <typeparam name="T">The type of message.</typeparam>
    /// <param name="to">Where the messages arrive.</param>
    /// <param name="name">A name for reports.</param>
    public Feed<T> AddFeed<T>(InPort<T> to, string name = "feed")
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(to);
        RequireUnbuilt();
        reached.Add(to);
        if (!known.Contains(to.Owner))
        {
            problems.Add($"The feed '{name}' ends at {to}, an actor that was not added to the system.");
        }

        var feed = new Feed<T>(to, name, feeds.Count);
        feeds.Add(feed);
        return feed;
    }

    /// <summary>Checks the wiring and makes the simulation. The builder cannot be used again.</summary>
    /// <exception cref="BuildException">Something is wired wrongly; every problem found is listed.</exception>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    public Simulation Build()
    {
        RequireUnbuilt();
        built = true;

        // A link that is wrong leaves ports without one; that would only be said twice.
        var linksAreRight = problems.Count == 0;
        if (StopLead is { } lead && lead <= SimDuration.Zero)
        {
            problems.Add($"The stop lead must be longer than zero; it is {lead}.");
        }

        if (actors.Count == 0)
        {
            problems.Add("A system needs at least one actor.");
        }

        if (actors.Count + feeds.Count > Mail.LargestSender)
        {
            problems.Add($"A system can have at most {Mail.LargestSender:N0} actors and feeds.");
        }

        actors.Sort((left, right) => ActorPath.Compare(left.Path, right.Path));
        for (var i = 1; i < actors.Count; i++)
        {
            if (actors[i].Path == actors[i - 1].Path)
            {
                problems.Add($"Two actors have the path {actors[i].Path}: {actors[i - 1].Actor.GetType().Name} and {actors[i].Actor.GetType().Name}.");
            }
        }

        foreach (var (actor, _) in actors)
        {
            CheckPorts(actor, linksAreRight);
            CheckWakes(actor);
        }

        if (problems.Count > 0)
        {
            throw new BuildException(problems);
        }

        var ordered = actors.ConvertAll(entry => entry.Actor).ToArray();
        if (NumberingSeed is { } seed)
        {
            Shuffle(ordered, seed);
        }

        return new Simulation(ordered, [.. feeds], Seed, StopLead);
    }

    private static void Shuffle(Actor[] ordered, ulong seed)
    {
        var random = new RandomStream(seed, "/");
        for (var i = ordered.Length - 1; i > 0; i--)
        {
            var j = (int)random.NextBelow(i + 1);
            (ordered[i], ordered[j]) = (ordered[j], ordered[i]);
        }
    }

    private void RequireUnbuilt()
    {
        if (built)
        {
            throw new InvalidOperationException("The system is built and fixed; its builder cannot be used again.");
        }
    }

    private bool MayConnect(Sender from, IReadOnlyList<Receptor> to, Latency latency)
    {
        RequireUnbuilt();
        var before = problems.Count;
        if (latency == default || latency.Lookahead <= SimDuration.Zero)
        {
            problems.Add($"The link from {from} to {to[0]} needs a latency longer than zero.");
        }

        if (from.IsConnected)
        {
            problems.Add($"{from} is linked to {from.Targets[0]} already and cannot be linked to {to[0]} too; one link begins at an out-port. Use a group port to reach several.");
        }

        if (!known.Contains(from.Owner))
        {
            problems.Add($"The link from {from} to {to[0]} begins at an actor that was not added to the system.");
        }

        // A table that several groups share is looked through once, so that all-to-all among n costs n.
        if (to.Count > 1 && !tables.Add(to))
        {
            return problems.Count == before;
        }

        foreach (var receptor in to)
        {
            reached.Add(receptor);
            if (!known.Contains(receptor.Owner))
            {
                problems.Add($"The link from {from} to {receptor} ends at an actor that was not added to the system.");
            }
        }

        return problems.Count == before;
    }

    private void CheckPorts(Actor actor, bool linksAreRight)
    {
        foreach (var sender in actor.Senders)
        {
            if (!sender.IsConnected && !sender.IsOptional && linksAreRight)
            {
                problems.Add($"The out-port {sender} ({sender.MessageType.Name}) is linked to nothing; make it optional if that is meant.");
            }
        }

        foreach (var receptor in actor.Receptors)
        {
            if (receptor is IInPort { IsOptional: false } port && !reached.Contains(receptor) && linksAreRight)
            {
                problems.Add($"Nothing is linked to the in-port {receptor} ({port.MessageType.Name}); make it optional if that is meant.");
            }
        }

        if (actor.Receptors.Length > Mail.LargestReceptor)
        {
            problems.Add($"{actor.Path} has {actor.Receptors.Length:N0} in-ports and wakes; at most {Mail.LargestReceptor:N0} are possible.");
        }
    }

    private void CheckWakes(Actor actor)
    {
        var receptors = actor.Receptors;
        for (var i = 0; i < receptors.Length; i++)
        {
            for (var j = 0; j < i && receptors[i] is ClockedWake; j++)
            {
                if (receptors[i] is ClockedWake one && receptors[j] is ClockedWake other
                    && one.Clock.Equals(other.Clock) && one.Phase == other.Phase)
                {
                    problems.Add($"{other} and {one} are wakes of one clock ({one.Clock}) in one phase ({one.Phase}); give them different phases.");
                }
            }
        }
    }
}
