namespace ActorSim.Hocon;

/// <summary>A unit by its name.</summary>
/// <param name="Name">The name, in the case in which it must be written.</param>
/// <param name="Factor">How many base units of its dimension it is, exactly.</param>
public sealed record Unit(string Name, decimal Factor);
