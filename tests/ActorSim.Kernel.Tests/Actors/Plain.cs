namespace ActorSim.Kernel.Tests.Actors;

/// <summary>An actor that does nothing.</summary>
internal sealed class Plain : Actor;
