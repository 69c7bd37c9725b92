namespace ActorSim.Memory;

/// <summary>Something in a command log that a DRAM does not allow.</summary>
/// <param name="Rule">What is broken, of <see cref="CommandRules"/>.</param>
/// <param name="Command">The command that breaks it.</param>
/// <param name="Line">Its line.</param>
/// <param name="Earlier">The command that it comes too soon behind; of no meaning if <paramref name="EarlierLine"/> is 0.</param>
/// <param name="EarlierLine">The line of that; 0 if the rule is not about two commands.</param>
/// <param name="Required">The least distance of the two, in cycles; with <see cref="CommandRules.Refi"/> the greatest.</param>
/// <param name="Found">Their distance, in cycles.</param>
/// <param name="Detail">What is wrong, where distances do not say it.</param>
public sealed record CommandViolation(
    string Rule, in DramCommand Command, int Line, in DramCommand Earlier, int EarlierLine, long Required, long Found, string? Detail = null)
{
    /// <summary>Whether it is only worth knowing, because controllers are free to do so or known to: a refresh that comes late, or sooner than tRC behind an ACTIVATE.</summary>
    public bool IsNote => Rule is CommandRules.Refi or CommandRules.RcToRefresh;

    /// <summary>What is wrong, for the console.</summary>
    public string Sentence => Detail is { } detail
        ? $"Line {Line}: {detail}"
        : $"Line {Line}: the {Text(Command)} in cycle {Command.Cycle} comes {Found} {(Found == 1 ? "cycle" : "cycles")} behind the {Text(Earlier)} of line {EarlierLine}; {Rule} asks for {Required}.";

    internal static string Text(in DramCommand command) => command.Bank < 0
        ? $"{CommandLog.NameOf(command.Kind)} of rank {command.Rank}"
        : $"{CommandLog.NameOf(command.Kind)} of rank {command.Rank}, group {command.Group}, bank {command.Bank}";
}
