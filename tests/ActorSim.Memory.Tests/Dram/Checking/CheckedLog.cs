namespace ActorSim.Memory.Tests;

/// <summary>Short ways to a checked log.</summary>
internal static class CheckedLog
{
    public static CommandLogChecker Of(DramDescription memory, IEnumerable<DramCommand> commands)
    {
        var checker = new CommandLogChecker(memory);
        var line = 0;
        foreach (var command in commands)
        {
            checker.Check(command, ++line);
        }

        checker.Finish();
        return checker;
    }

    public static List<CommandViolation> Violations(DramDescription memory, IEnumerable<DramCommand> commands) =>
        [.. Of(memory, commands).Violations.Where(violation => !violation.IsNote)];

    /// <summary>The commands of a text in which <c>;</c> ends a line.</summary>
    public static List<DramCommand> Commands(string lines)
    {
        using var reader = new StringReader(lines.Replace(';', '\n'));
        return [.. CommandLog.Read(reader).Select(logged => logged.Command)];
    }
}
