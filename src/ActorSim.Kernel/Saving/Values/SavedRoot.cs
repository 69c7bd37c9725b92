namespace ActorSim.Kernel;

/// <summary>An object whose fields are saved from the start: an actor, or one of its metrics.</summary>
/// <param name="Value">The object.</param>
/// <param name="Fields">Its fields, without those of the kernel's own bases.</param>
/// <param name="Name">Its name in messages.</param>
internal readonly record struct SavedRoot(object Value, SavedFields Fields, string Name);
