namespace ActorSim.Benchmarks;

/// <summary>A figure that the project promises, and what was measured.</summary>
/// <param name="Name">What is compared with what.</param>
/// <param name="Asked">What is promised.</param>
/// <param name="Got">What was measured.</param>
/// <param name="Holds">Whether the promise is kept.</param>
public sealed record Figure(string Name, string Asked, string Got, bool Holds);
