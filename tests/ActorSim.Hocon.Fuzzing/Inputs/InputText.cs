using System.Globalization;
using System.Text;

namespace ActorSim.Hocon.Fuzzing;

/// <summary>Shows an input so that it can be read on any terminal and copied into a test.</summary>
public static class InputText
{
    public static string Show(Input input)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Input.FileName} ({input.Syntax}): {Quote(input.Text)}\n");
        for (var i = 0; i < input.Fallbacks.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Input.FallbackName(i)}: {Quote(input.Fallbacks[i])}\n");
        }

        foreach (var (name, content) in input.Files)
        {
            text.Append(CultureInfo.InvariantCulture, $"file {name}: {Quote(content)}\n");
        }

        foreach (var setting in input.Overrides)
        {
            text.Append(CultureInfo.InvariantCulture, $"override {Quote(setting)}\n");
        }

        foreach (var (name, value) in input.Environment)
        {
            text.Append(CultureInfo.InvariantCulture, $"variable {name}: {Quote(value)}\n");
        }

        return text.ToString();
    }

    /// <summary>A text as a literal of C#, in ASCII.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or > '~' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
