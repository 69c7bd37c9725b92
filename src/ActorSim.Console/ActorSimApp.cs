using System.CommandLine;
using ActorSim.Console.Commands;
using ActorSim.Console.Terminals;
using ActorSim.Hocon;
using ActorSim.Kernel;
using ActorSim.Scenarios;
using ActorSim.Workloads;

namespace ActorSim.Console;

/// <summary>The whole program but for what belongs to the process: arguments in, text and an exit code out.</summary>
public static class ActorSimApp
{
    /// <summary>Runs a command.</summary>
    /// <param name="args">The arguments, without the name of the program.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="kinds">The kinds of system that scenarios may name.</param>
    /// <param name="cancellation">Ends a run early; results so far are kept.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal, SystemKinds kinds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        try
        {
            var root = CommandTree.Make(new Session(terminal, kinds, cancellation));
            var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0)
            {
                UsageReport.Write(parsed, terminal.Error);
                return ExitCode.BadInput;
            }

            return parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (Exception problem) when (problem is HoconException or UsageException or WorkloadException)
        {
            terminal.Error.WriteLine(problem.Message);
            return ExitCode.BadInput;
        }
        catch (BuildException problem)
        {
            terminal.Error.WriteLine($"The system of this scenario cannot be built. {problem.Message}");
            return ExitCode.BadInput;
        }
        catch (SimTimeRangeException problem)
        {
            terminal.Error.WriteLine(problem.Message);
            return ExitCode.BadInput;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine(problem.Message);
            return ExitCode.Failure;
        }
#pragma warning disable CA1031 // Whatever else happens is told, with what is needed to mend it.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine($"This is a defect of actorsim. Please report it with what follows.{Environment.NewLine}{problem}");
            return ExitCode.Failure;
        }
        finally
        {
            terminal.Out.Flush();
            terminal.Error.Flush();
        }
    }
}
