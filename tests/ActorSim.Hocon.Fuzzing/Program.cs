using ActorSim.Hocon.Fuzzing;

return CommandLine.Run(args, Console.Out, Console.Error);
