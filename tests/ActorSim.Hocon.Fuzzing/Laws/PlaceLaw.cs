using System.Globalization;

namespace ActorSim.Hocon.Fuzzing;

/// <summary>
/// A message names a place that exists and shows its line, with the caret under its column, in a bearable length and on
/// lines of its own.
/// </summary>
public static class PlaceLaw
{
    private const int Indent = 4;
    private const int LongestMessage = 6000;

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

        return shown.Length >= 3 && shown[1].StartsWith("    ", StringComparison.Ordinal)
            ? ExcerptBreach(written, column, shown[1][Indent..], shown[2])
            : string.IsNullOrWhiteSpace(written) || written.Length > 100 ? null : "The line is not shown.";
    }

    private static string? ExcerptBreach(string written, int column, string shown, string caretLine)
    {
        var caret = caretLine.Length - 1 - Indent;
        var start = column - 1 - caret;
        if (caret < 0 || caretLine[^1] != '^' || !string.IsNullOrWhiteSpace(caretLine[..^1]))
        {
            return "There is no caret.";
        }

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
