using ActorSim.Benchmarks;

switch (args)
{
    case ["phold"]:
        PholdBenchmark.Run(Console.Out);
        return 0;
    case ["systolic"]:
        SystolicBenchmark.Run(Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("Which benchmark? One of: phold, systolic.");
        return 2;
}
