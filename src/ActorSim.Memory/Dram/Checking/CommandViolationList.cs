namespace ActorSim.Memory;

/// <summary>What all checks share.</summary>
internal static class CommandViolationList
{
    /// <summary>Adds a violation if a command comes too soon behind another; one that stands in front of it in time is reported as out of order only.</summary>
    public static void Require(this List<CommandViolation> violations, string rule, int distance, in CommandMark earlier, in CommandMark mark)
    {
        var found = mark.Cycle - earlier.Cycle;
        if (found < distance && found >= 0)
        {
            violations.Add(new CommandViolation(rule, mark.Command, mark.Line, earlier.Command, earlier.Line, distance, found));
        }
    }
}
