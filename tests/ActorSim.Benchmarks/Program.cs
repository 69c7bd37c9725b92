using System.Diagnostics;
using ActorSim.Benchmarks;
using ActorSim.Kernel;

foreach (var pop in new[] { 1, 4, 16 })
{
    for (var r = 0; r < 3; r++)
    {
        var builder = new SimulationBuilder();
        var lookahead = SimDuration.FromNanoseconds(1000);
        var actors = Enumerable.Range(0, 1024).Select(i => builder.Add($"/phold/{i}", new PholdActor(i, pop, lookahead))).ToArray();
        var table = new ReceiverTable<Job>(actors.Select(a => a.Jobs));
        foreach (var a in actors) builder.Connect(a.Others, table, Latency.Of(lookahead));
        var sim = builder.Build();
        sim.Advance(SimTime.FromMicroseconds(200));
        var before = GC.GetTotalAllocatedBytes(true);
        var watch = Stopwatch.StartNew();
        var threads = args.Length > 0 ? int.Parse(args[0]) : 1;
        var limit = SimTime.FromMicroseconds(200 + 20000 / pop);
        var result = sim.Run(new RunOptions { TimeLimit = limit, Threads = threads });
        var s = watch.Elapsed.TotalSeconds;
        Console.WriteLine($"pop {pop}: {result.Deliveries / s / 1e6:0.0} M/s {result.Deliveries} {result.Fingerprint:X} alloc {GC.GetTotalAllocatedBytes(true) - before} windows {sim.Windows}");
    }
}
