using System.Globalization;
using System.Text.RegularExpressions;

namespace ActorSim.Hocon.Fuzzing;

/// <summary>
/// A message names a place that exists and shows its line, with the caret under its column, in a bearable length and on
/// lines of its own.
/// </summary>
public static partial class PlaceLaw
{
    private const int Indent = 4;
    private const int LongestMessage = 6000;
    private const char FirstOfOtherWidth = '\u0300';

    public static string? FindBreach(Reading reading)
    {
        foreach (var problem in reading.Problem?.Problems ?? [])
        {
            var texts = TextsNamed(reading.Input, problem.Origin.File);
            if (texts.Count == 0)
            {
                return $"There is no text of the name `{problem.Origin.File}`: {problem.Message}";
            }

            if (texts.TrueForAll(text => Breach(problem, text) is not null))
            {
                return $"{Breach(problem, texts[0])}\n{problem.Message}";
            }
        }

        return null;
    }

    /// <summary>The texts that a name may stand for; several overrides have the same.</summary>
    private static List<string> TextsNamed(Input input, string name)
    {
        if (name == Input.FileName)
        {
            return [input.Text];
        }

        if (name == HoconOptions.OverridesFile)
        {
            return [.. input.Overrides];
        }

        var texts = new List<string>();
        for (var i = 0; i < input.Fallbacks.Count; i++)
        {
            if (name == Input.FallbackName(i))
            {
                texts.Add(input.Fallbacks[i]);
            }
        }

        if (input.Files.TryGetValue(name, out var file))
        {
            texts.Add(file);
        }

        texts.AddRange(input.Environment.Where(variable => name.EndsWith(' ' + variable.Key, StringComparison.Ordinal)).Select(variable => variable.Value));
        return texts;
    }

    private static string? Breach(HoconException problem, string text)
    {
        var lines = text.Split('\n');
        var (line, column) = (problem.Origin.Line, problem.Origin.Column);
        if (line < 1 || line > lines.Length)
        {
            return $"There are only {lines.Length} lines.";
        }

        var written = lines[line - 1];
        if (column < 1 || column > written.Length + 1)
        {
            return $"Line {line} has only {written.Length} characters.";
        }

        var start = string.Create(CultureInfo.InvariantCulture, $"{problem.Origin}: {problem.Sentence}");
        var shown = problem.Message.Split(Environment.NewLine);
        if (shown[0] != start)
        {
            return "The message does not begin with the place and the sentence on one line.";
        }

        if (problem.Message.Length > LongestMessage)
        {
            return $"The message has {problem.Message.Length} characters.";
        }

        (line, column) = PlaceShown(problem, lines);
        written = lines[line - 1];
        if (shown.Length < 3 || !shown[1].StartsWith("    ", StringComparison.Ordinal))
        {
            return string.IsNullOrWhiteSpace(written) || written.Length > 100 ? null : "The line is not shown.";
        }

        return ExcerptBreach(written, column, shown[1][Indent..], shown[2]);
    }

    /// <summary>
    /// The place itself; but of a key without a value the key, which the sentence names, and where nothing follows the
    /// end of the last line with something on it.
    /// </summary>
    private static (int Line, int Column) PlaceShown(HoconException problem, string[] lines)
    {
        var (line, column) = (problem.Origin.Line, problem.Origin.Column);
        if (KeyWithoutValue().Match(problem.Sentence) is { Success: true } key)
        {
            return (int.Parse(key.Groups["line"].Value, CultureInfo.InvariantCulture), int.Parse(key.Groups["column"].Value, CultureInfo.InvariantCulture));
        }

        if (!string.IsNullOrWhiteSpace(lines[line - 1]) || lines.Skip(line).Any(after => !string.IsNullOrWhiteSpace(after)))
        {
            return (line, column);
        }

        var last = Array.FindLastIndex(lines, text => !string.IsNullOrWhiteSpace(text));
        return last < 0 ? (line, column) : (last + 1, lines[last].TrimEnd().Length + 1);
    }

    [GeneratedRegex(@":(?<line>[0-9]+):(?<column>[0-9]+)\) has no value; write", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyWithoutValue();

    private static string? ExcerptBreach(string written, int column, string shown, string caretLine)
    {
        var caret = caretLine.Length - 1 - Indent;
        if (caret < 0 || caretLine[^1] != '^' || !string.IsNullOrWhiteSpace(caretLine[..^1]))
        {
            return "There is no caret.";
        }

        // From here on characters may take two columns or none, so that the line alone can be compared.
        if (shown.Any(c => c >= FirstOfOtherWidth))
        {
            return Enumerable.Range(0, Math.Max(0, written.Length - shown.Length + 1)).Any(from => LineBreach(written, from, shown) is null)
                ? null
                : "The line that is shown is not the one that is meant.";
        }

        return LineBreach(written, column - 1 - caret, shown);
    }

    private static string? LineBreach(string written, int start, string shown)
    {
        if (start < 0 || start + shown.Length > written.Length)
        {
            return "The caret is not under the column.";
        }

        for (var i = 0; i < shown.Length; i++)
        {
            if (shown[i] != written[start + i] && shown[i] != '\ufffd')
            {
                return "The line that is shown is not the one that is meant.";
            }
        }

        return null;
    }
}
