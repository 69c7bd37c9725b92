using ActorSim.Kernel.Tests.Child;

// Prints what a run came to, so that the tests can compare it with the same run on another processor's instructions.
Console.WriteLine(NumericModel.Run());
