namespace ActorSim.Hocon;

/// <summary>A substitution that brought a value to where it is seen.</summary>
/// <param name="Path">What stands between the braces, as a path: <c>chips.mine</c>.</param>
/// <param name="Origin">Where the substitution stands.</param>
public sealed record SubstitutionUse(string Path, Origin Origin);
