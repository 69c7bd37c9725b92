using ActorSim.Benchmarks;

return CommandLine.Run(args, Console.Out, Console.Error);
