namespace ActorSim.Kernel;

/// <summary>
/// The parts of a saved run in order: the hash of the system's description and the description; what a system
/// built anew must have been built with; then the state: totals, actors, feeds, mail, what actors and
/// metrics hold, blocks. Everything up to the state is compared before anything is changed.
/// </summary>
/// <remarks>
/// The same state gives the same bytes, whatever the threads and the order of building: mail is in its order, objects
/// and blocks are numbered in the order in which a walk from the first actor to the last meets them, holes
/// between fields are zero, and dictionaries and sets are in the order of their keys, not of their history.
/// </remarks>
internal sealed class SavedRun
{
    /// <summary>Changes with the format.</summary>
    public const int Version = 1;

    private readonly Simulation simulation;
    private readonly Actor[] actors;
    private readonly SavedTypes types;
    private readonly byte[] description;

    private SavedRun(Simulation simulation)
    {
        this.simulation = simulation;
        actors = [.. simulation.Actors];
        types = new SavedTypes(actors);
        description = RunDescription.Of(simulation, types).ToBytes();
    }

    /// <summary>How every saved run begins.</summary>
    public static ReadOnlySpan<byte> Mark => "ActorSim saved run\n"u8;

    public static void Save(Simulation simulation, Stream destination)
    {
        var run = new SavedRun(simulation);
        using var writer = new RunWriter(destination);
        run.Write(writer);
        writer.Finish();
    }

    /// <exception cref="SavedRunException">The stream holds no run of this system; nothing is changed.</exception>
    public static void Resume(Simulation simulation, Stream source)
    {
        var reader = RunReader.Open(source);
        new SavedRun(simulation).Read(reader);
    }

    private void Write(RunWriter to)
    {
        to.WriteBytes(RunDescription.HashOf(description));
        to.WriteCount(description.Length);
        to.WriteBytes(description);
        Array.ForEach(actors, actor => to.Write(actor.Account is not null));

        var blocks = new BlockWriter(simulation.BlockPool);
        var objects = new ObjectWriter(to, blocks, types, actors, Roots(actor => actor.Account));
        objects.WriteFixed();

        to.Write(simulation.Now.Picoseconds);
        to.Write(simulation.HasStarted);
        WriteTotals(simulation.Totals, to);
        Array.ForEach(actors, actor => ActorStates.Write(actor, to));
        foreach (var feed in simulation.Feeds)
        {
            to.WriteNumber(feed.NextSequence);
        }

        SavedMail.Write(simulation, actors, to, blocks);
        objects.WriteState();
        blocks.Write(to);
    }

    private void Read(RunReader from)
    {
        RequireSameSystem(from);

        // An actor has an account of its time from the first use on.
        var accounts = Array.ConvertAll(actors, actor => from.Read<bool>() ? actor.Account ?? new Activity(actor) : null);
        var blocks = new BlockReader(simulation.BlockPool, simulation.Runner.Main.Blocks);
        var objects = new ObjectReader(from, blocks, types, actors, Roots(actor => accounts[actor.Index]));
        objects.Verify();

        // From here on the simulation changes.
        var now = SimTime.FromPicoseconds(from.Read<long>());
        var hasStarted = from.Read<bool>();
        simulation.TakeOver(now, hasStarted, ReadTotals(from));
        foreach (var actor in actors)
        {
            if (actor.Account is null && accounts[actor.Index] is { } account)
            {
                actor.TakeOver(account);
            }

            ActorStates.Read(actor, simulation.Seed, from);
        }

        foreach (var feed in simulation.Feeds)
        {
            feed.NextSequence = from.ReadNumber();
        }

        SavedMail.Read(simulation, actors, from, blocks);
        objects.ReadState();
        blocks.Read(from, actors.Length);
    }

    private void RequireSameSystem(RunReader from)
    {
        var hash = new byte[RunDescription.HashOf([]).Length];
        from.ReadBytes(hash);
        var saved = new byte[from.ReadCount()];
        from.ReadBytes(saved);
        if (!hash.AsSpan().SequenceEqual(RunDescription.HashOf(description)))
        {
            var difference = RunDescription.FromBytes(description).FirstDifference(RunDescription.FromBytes(saved));
            throw new SavedRunException($"The run was saved from another system. {difference}");
        }
    }

    private SavedRoot[] Roots(Func<Actor, Activity?> accountOf)
    {
        var roots = new List<SavedRoot>();
        foreach (var actor in actors)
        {
            roots.Add(new SavedRoot(actor, SavedFields.Of(actor.GetType()), actor.Path));
            foreach (var metric in actor.Metrics)
            {
                if (metric != actor.Account)
                {
                    roots.Add(RootOf(metric));
                }
            }

            if (accountOf(actor) is { } account)
            {
                roots.Add(RootOf(account));
            }
        }

        return [.. roots];
    }

    private static SavedRoot RootOf(Metric metric) =>
        new(metric, SavedFields.Of(metric.GetType()), $"{metric.Owner.Path}/{metric.Name}");

    private static void WriteTotals(in RunTotals totals, RunWriter to)
    {
        to.Write(totals.Deliveries);
        to.Write(totals.LastDelivery);
        to.Write(totals.LastForegroundDelivery);
        to.Write(totals.EarliestStop);
        to.Write(totals.Failure is not null);
        if (totals.Failure is { } failure)
        {
            to.Write(failure.Time.Picoseconds);
            to.Write(failure.Phase);
            to.WriteCount(failure.ActorIndex);
            to.WriteText(failure.Port);
            to.WriteText(failure.Message);
            to.WriteText((failure.Exception as RemoteFailureException)?.OriginalType ?? failure.Exception.GetType().ToString());
            to.WriteText(failure.Exception.Message);
        }
    }

    private RunTotals ReadTotals(RunReader from)
    {
        var totals = new RunTotals(from.Read<long>(), from.Read<long>(), from.Read<long>(), from.Read<long>(), Failure: null);
        if (!from.Read<bool>())
        {
            return totals;
        }

        var (time, phase) = (SimTime.FromPicoseconds(from.Read<long>()), from.Read<int>());
        var actor = from.ReadIndex(actors.Length);
        var (port, message, type, text) = (from.ReadText(), from.ReadText(), from.ReadText(), from.ReadText());
        return totals with
        {
            Failure = new ActorFailure(time, phase, actors[actor].Path, port, message, new RemoteFailureException(text, type)) { ActorIndex = actor },
        };
    }
}
