namespace ActorSim.Kernel;

/// <summary>
/// Marks a field (a <see cref="Block"/>, or an array, list or queue of these) in which an actor keeps
/// blocks until the end of the run on purpose, so that they are not reported as forgotten.
/// </summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class KeepsBlocksAttribute : Attribute;
