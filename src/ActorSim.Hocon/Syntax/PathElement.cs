namespace ActorSim.Hocon.Syntax;

/// <summary>One key of a path, and where it was written.</summary>
internal readonly record struct PathElement(string Key, Origin Origin);
