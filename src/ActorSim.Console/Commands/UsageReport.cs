using System.CommandLine;
using System.CommandLine.Parsing;
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
            // What follows may be fine once the first is mended; an unknown option comes first, since it took an argument's place.
            error.WriteLine(Unknown(OddOption(parsed.CommandResult) ?? parsed.UnmatchedTokens[0], command));
        }
        else if (command.Subcommands.Count > 0)
        {
            error.WriteLine($"A command is missing; known are {string.Join(", ", command.Subcommands.Select(sub => $"`{sub.Name}`"))}.");
        }
        else
        {
            foreach (var problem in parsed.Errors.Select(problem => problem.Message).Distinct(StringComparer.Ordinal))
            {
                error.WriteLine(problem);
            }
        }

        error.WriteLine($"`{NameOf(parsed.CommandResult)} --help` shows what is possible.");
    }

    /// <summary>A misspelt option would otherwise be taken for the name of a file.</summary>
    public static void RefuseUnknownOptions(CommandResult result)
    {
        if (OddOption(result) is { } odd)
        {
            result.AddError(Unknown(odd, result.Command));
        }
    }

    private static string NameOf(CommandResult result) => result.Parent is CommandResult parent ? $"{NameOf(parent)} {result.Command.Name}" : "actorsim";

    private static string? OddOption(CommandResult result) => result.Children.OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens)
        .FirstOrDefault(token => token.Value.Length > 1 && token.Value[0] == '-')?.Value;

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

        return $"There is no {(isOption ? "option" : "command")} `{token}`; {NearestName.Advice(token, known)}";
    }
}
