namespace ActorSim.Hocon.Syntax;

/// <summary>What an <c>include</c> says.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Kind">Where to look.</param>
/// <param name="Target">What to look for, as it was written.</param>
/// <param name="IsRequired">Whether it must be there.</param>
internal sealed record IncludeStatement(Origin Place, IncludeKind Kind, string Target, bool IsRequired);
