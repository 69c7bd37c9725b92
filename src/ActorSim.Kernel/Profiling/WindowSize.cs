namespace ActorSim.Kernel;

/// <summary>The windows of one size.</summary>
/// <param name="From">Messages that they hold at least.</param>
/// <param name="To">Messages that they hold at most.</param>
/// <param name="Windows">How many windows there were.</param>
/// <param name="Messages">What they held together.</param>
public sealed record WindowSize(long From, long To, long Windows, long Messages);
