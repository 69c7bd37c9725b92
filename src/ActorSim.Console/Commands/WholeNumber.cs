using System.CommandLine.Parsing;
using System.Globalization;

namespace ActorSim.Console.Commands;

/// <summary>Whole numbers on the command line.</summary>
internal static class WholeNumber
{
    /// <summary>Reads a number, or says what would be right.</summary>
    /// <param name="result">What the command line says.</param>
    /// <param name="option">The name of the option.</param>
    /// <param name="least">The smallest number allowed.</param>
    /// <param name="most">The largest number allowed.</param>
    public static long Parse(ArgumentResult result, string option, long least, long most)
    {
        var text = result.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        var range = most == long.MaxValue ? $"of at least {least}" : $"from {least} to {most}";
        result.AddError($"{option} takes a whole number {range}; found `{text}`.");
        return least;
    }
}
