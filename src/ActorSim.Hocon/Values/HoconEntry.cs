namespace ActorSim.Hocon;

/// <summary>A key of an object and its value.</summary>
/// <param name="Key">The key: one element, never a path.</param>
/// <param name="KeyOrigin">Where the key was written; the last place, when it was written several times.</param>
/// <param name="Value">Its value.</param>
public sealed record HoconEntry(string Key, Origin KeyOrigin, HoconValue Value);
