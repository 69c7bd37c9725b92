namespace ActorSim.Benchmarks;

/// <summary>The commands that measure: each prints tables as it goes, and writes everything to a file if asked to.</summary>
public sealed class MeasuringCommands
{
    private readonly Arguments arguments;
    private readonly TextWriter output;
    private readonly Campaign campaign;
    private readonly Machine machine = Machine.Current();

    public MeasuringCommands(Arguments arguments, TextWriter output, TextWriter errors)
    {
        this.arguments = arguments;
        this.output = output;
        campaign = new Campaign(new Progress(errors, isWatched: !Console.IsErrorRedirected));
    }

    /// <summary>Measures one benchmark, or all of them.</summary>
    public void RunBenchmark(string? benchmark)
    {
        var models = ModelsOf(benchmark);
        var measuresStartup = benchmark is null && arguments.Only is null && arguments.Engines is null;
        if (models.Count == 0)
        {
            throw new UsageException($"No model{(benchmark is null ? "" : $" of {benchmark}")} has '{arguments.Only}' in its name.");
        }

        output.WriteLine(machine);
        var table = new SeriesTable(output);
        table.WriteHead();
        foreach (var model in models)
        {
            table.Write(campaign.Measure(model, [.. EnginesFor(model).Select(engine => (engine, Rounds))]));
        }

        if (measuresStartup)
        {
            output.WriteLine();
            WriteStartup();
        }

        WriteFile([]);
    }

    /// <summary>Builds systems of all sizes.</summary>
    public void RunStartup()
    {
        output.WriteLine(machine);
        WriteStartup();
        WriteFile([]);
    }

    /// <summary>Measures what the promised figures need, and prints them.</summary>
    public void RunTable()
    {
        var promises = new Promises(arguments.Rounds);
        var plan = promises.Plan.Where(entry => IsWanted(entry.Model)).ToList();
        if (plan.Count == 0)
        {
            throw new UsageException($"No model of the table has '{arguments.Only}' in its name.");
        }

        output.WriteLine(machine);
        var table = new SeriesTable(output);
        table.WriteHead();
        foreach (var (model, engines) in plan)
        {
            table.Write(campaign.Measure(model, engines));
        }

        if (arguments.Only is null)
        {
            promises.MeasureStartup(campaign);
        }

        output.WriteLine();
        var figures = Promises.Judge(campaign);
        FigureTable.Write(output, figures);
        WriteFile(figures);
    }

    private int Rounds => arguments.Rounds ?? Arguments.UsualRounds;

    private List<BenchmarkModel> ModelsOf(string? benchmark)
    {
        var models = Catalogue.All
            .Where(entry => (benchmark is null || entry.Benchmark == benchmark) && IsWanted(entry.Model))
            .Select(entry => entry.Model)
            .ToList();
        if (models.Find(model => model.Name == arguments.Only) is { } exact)
        {
            return [exact];
        }

        if (models.Count == 0 && benchmark is null or "phold" && PholdModel.Parse(arguments.Only ?? "") is { } named)
        {
            models.Add(named);
        }

        return models;
    }

    private bool IsWanted(BenchmarkModel model) =>
        arguments.Only is null || model.Name.Contains(arguments.Only, StringComparison.OrdinalIgnoreCase);

    private IReadOnlyList<Engine> EnginesFor(BenchmarkModel model)
    {
        if (arguments.Engines is not null)
        {
            return arguments.Engines;
        }

        List<Engine> engines = [Engine.Heap, Engine.Floor, Engine.Kernel, Engine.KernelWithoutFingerprint, Engine.KernelOnTwoThreads];
        if (model is PholdModel)
        {
            engines.Insert(1, Engine.PriorityQueue);
        }

        if (model == Catalogue.Phold || model == Catalogue.Ring)
        {
            engines.AddRange([Engine.Channels, Engine.ChannelsByTime]);
        }

        if (model == Catalogue.PholdManyJobs || model == Catalogue.PholdManyJobsWithWork)
        {
            engines.Add(Engine.KernelCopies);
        }

        return engines;
    }

    private void WriteStartup()
    {
        var table = new StartupTable(output);
        table.WriteHead();
        foreach (var actors in StartupSeries.Sizes)
        {
            table.Write(campaign.MeasureStartup(actors, Rounds));
        }
    }

    private void WriteFile(IReadOnlyList<Figure> figures)
    {
        if (arguments.JsonFile is { } file)
        {
            ResultDocument.Of(campaign, machine, figures).Write(file);
            output.WriteLine($"Written to {file}.");
        }
    }
}
