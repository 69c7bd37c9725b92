namespace ActorSim.Memory;

/// <summary>What a check of a whole log finds, on all channels that it names.</summary>
/// <example>
/// <code>
/// using var log = File.OpenText("commands.txt");
/// var verdict = CommandLogVerdict.Of(log, memory);
/// foreach (var violation in verdict.Violations)
/// {
///     Console.WriteLine(violation.Sentence);
/// }
/// </code>
/// </example>
public sealed class CommandLogVerdict
{
    private CommandLogVerdict(CommandLogChecker?[] channels)
    {
        var found = channels.Where(channel => channel is not null).SelectMany(channel => channel!.Violations).OrderBy(violation => violation.Line).ToLookup(violation => violation.IsNote);
        Violations = [.. found[false]];
        Notes = [.. found[true]];
        Channels = [.. channels.Select(channel => channel?.Summary)];
    }

    /// <summary>What the DRAM does not allow, in the order of lines.</summary>
    public IReadOnlyList<CommandViolation> Violations { get; }

    /// <summary>What is only worth knowing, in the order of lines.</summary>
    public IReadOnlyList<CommandViolation> Notes { get; }

    /// <summary>What the log holds of each channel; null for a channel without commands.</summary>
    public IReadOnlyList<CommandLogSummary?> Channels { get; }

    /// <summary>Checks a log to its end.</summary>
    /// <param name="log">The log.</param>
    /// <param name="memory">The DRAM whose commands it holds.</param>
    /// <exception cref="CommandLogException">A line is not a command, or of a channel that the DRAM does not have.</exception>
    /// <exception cref="ArgumentException">The description is not possible.</exception>
    public static CommandLogVerdict Of(TextReader log, DramDescription memory)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(memory);
        memory.Check();
        var channels = new CommandLogChecker?[memory.Organization.Channels];
        foreach (var logged in CommandLog.Read(log))
        {
            if (logged.Channel >= channels.Length)
            {
                throw new CommandLogException(logged.Line, $"There is no channel {logged.Channel}; {memory.Name} has {(channels.Length == 1 ? "channel 0 only" : $"channels 0 to {channels.Length - 1}")}.");
            }

            (channels[logged.Channel] ??= new CommandLogChecker(memory)).Check(logged.Command, logged.Line);
        }

        foreach (var channel in channels)
        {
            channel?.Finish();
        }

        return new CommandLogVerdict(channels);
    }
}
