using System.CommandLine;
using ActorSim.Console.Terminals;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ActorSim.Console.Logging;

/// <summary>What is logged, and where: nothing, unless one asks for it.</summary>
internal sealed class LogOptions
{
    private readonly Option<bool> verbose = new("--verbose") { Description = "Logs to the error stream what happens." };
    private readonly Option<string?> file = new("--log-file") { Description = "Logs into this file, at its end.", HelpName = "FILE" };
    private readonly Option<string?> level = new("--log-level") { Description = "The least that is logged; debug, when left out.", HelpName = "debug|information|warning|error" };

    private LogOptions() => level.AcceptOnlyFromAmong("debug", "information", "warning", "error");

    /// <summary>Adds the options to a command.</summary>
    public static LogOptions AddTo(Command command)
    {
        var options = new LogOptions();
        command.Add(options.verbose);
        command.Add(options.file);
        command.Add(options.level);
        return options;
    }

    /// <summary>Opens the log.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public Logger Open(ParseResult parsed, Terminal terminal)
    {
        var toTerminal = parsed.GetValue(verbose) || (parsed.GetValue(level) is not null && parsed.GetValue(file) is null);
        var configuration = new LoggerConfiguration();
        if (!toTerminal && parsed.GetValue(file) is null)
        {
            return configuration.CreateLogger();
        }

        configuration.MinimumLevel.Is(Enum.Parse<LogEventLevel>(parsed.GetValue(level) ?? "debug", ignoreCase: true));
        if (toTerminal)
        {
            configuration.WriteTo.Sink(new TextWriterSink(terminal.Error));
        }

        if (parsed.GetValue(file) is { } path)
        {
            RequireWritable(path);
            configuration.WriteTo.File(path, formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        }

        return configuration.CreateLogger();
    }

    private static void RequireWritable(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"The log file `{path}` cannot be written: {problem.Message}");
        }
    }
}
