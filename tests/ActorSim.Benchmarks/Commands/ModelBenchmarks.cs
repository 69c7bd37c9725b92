namespace ActorSim.Benchmarks;

/// <summary>The commands that measure the models of a benchmark and print a table of engines for each.</summary>
public sealed class ModelBenchmarks(Arguments arguments, TextWriter output, TextWriter errors)
{
    private readonly Campaign campaign = new(errors);

    public void Run(string benchmark)
    {
        var models = Models.All
            .Where(entry => entry.Benchmark == benchmark)
            .Select(entry => entry.Model)
            .Where(model => arguments.Only is null || model.Name.Contains(arguments.Only, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (models.Find(model => model.Name == arguments.Only) is { } exact)
        {
            models = [exact];
        }

        if (models.Count == 0 && PholdModel.Parse(arguments.Only ?? "") is { } named)
        {
            models.Add(named);
        }

        if (models.Count == 0)
        {
            throw new UsageException($"No model of {benchmark} has '{arguments.Only}' in its name.");
        }

        var table = new SeriesTable(output);
        table.WriteHead();
        foreach (var model in models)
        {
            table.Write(campaign.Measure(model, EnginesFor(model), arguments.Rounds));
        }
    }

    private IReadOnlyList<Engine> EnginesFor(BenchmarkModel model) =>
        arguments.Engines ?? (model is PholdModel
            ? [Engine.Heap, Engine.PriorityQueue, Engine.Floor, Engine.Kernel, Engine.KernelWithoutFingerprint, Engine.KernelOnTwoThreads]
            : [Engine.Heap, Engine.Floor, Engine.Kernel, Engine.KernelWithoutFingerprint, Engine.KernelOnTwoThreads]);
}
