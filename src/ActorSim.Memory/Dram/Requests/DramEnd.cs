namespace ActorSim.Memory;

/// <summary>A channel stops for good before the cycle in which this arrives: what still waits stays where it is.</summary>
public readonly record struct DramEnd;
