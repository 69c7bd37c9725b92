using ActorSim.Kernel;

namespace ActorSim.Console.Explaining;

/// <summary>Actors of one class whose paths differ only in numbers.</summary>
/// <param name="Path">Their path with stars for numbers; the path itself, if there is only one.</param>
/// <param name="Class">The name of their class.</param>
/// <param name="Actors">The actors.</param>
internal sealed record ActorGroup(string Path, string Class, IReadOnlyList<Actor> Actors);
