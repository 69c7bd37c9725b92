using System.CommandLine;
using ActorSim.Hocon;

namespace ActorSim.Console.Commands;

/// <summary>Tells what is wrong with a command line.</summary>
internal static class UsageReport
{
    /// <summary>Writes a sentence for each mistake, and where help is to be found.</summary>
    public static void Write(ParseResult parsed, TextWriter error)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens.Count > 0)
        {
            foreach (var token in parsed.UnmatchedTokens)
            {
                error.WriteLine(Unknown(token, command));
            }
        }
        else
        {
            foreach (var problem in parsed.Errors)
            {
                error.WriteLine(problem.Message);
            }
        }

        var name = command is RootCommand ? "actorsim" : $"actorsim {command.Name}";
        error.WriteLine($"`{name} --help` shows what is possible.");
    }

    private static string Unknown(string token, Command command)
    {
        var isOption = token.StartsWith('-');
        string[] known = isOption
            ? [.. command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)).Where(alias => alias.StartsWith("--", StringComparison.Ordinal))]
            : [.. command.Subcommands.Select(sub => sub.Name)];
        if (known.Length == 0)
        {
            return $"`{token}` is one argument too many.";
        }

        return $"There is no {(isOption ? "option" : "command")} `{token}`; {NearestName.Advice(token, known)}.".Replace("?.", "?", StringComparison.Ordinal);
    }
}
