namespace ActorSim.Hocon.Fuzzing;

/// <summary>Makes an input smaller as long as it does the same, so that one can see why it does.</summary>
public static class Shrinking
{
    private const int MostTries = 20_000;

    /// <summary>The smallest input found that is still like the given one.</summary>
    /// <param name="input">An input.</param>
    /// <param name="isAlike">Whether a smaller input is still worth looking at: breaks the same law, say.</param>
    public static Input Shrink(Input input, Func<Input, bool> isAlike)
    {
        var tries = 0;
        var smaller = true;
        while (smaller)
        {
            smaller = false;
            foreach (var candidate in WithLess(input))
            {
                if (tries++ < MostTries && isAlike(candidate))
                {
                    input = candidate;
                    smaller = true;
                    break;
                }
            }
        }

        return input;
    }

    private static IEnumerable<Input> WithLess(Input input)
    {
        foreach (var name in input.Files.Keys)
        {
            yield return input with { Files = input.Files.Where(file => file.Key != name).ToDictionary(StringComparer.Ordinal) };
        }

        foreach (var name in input.Environment.Keys)
        {
            yield return input with { Environment = input.Environment.Where(variable => variable.Key != name).ToDictionary(StringComparer.Ordinal) };
        }

        for (var i = 0; i < input.Overrides.Count; i++)
        {
            yield return input with { Overrides = [.. input.Overrides.Take(i), .. input.Overrides.Skip(i + 1)] };
        }

        for (var i = 0; i < input.Fallbacks.Count; i++)
        {
            yield return input with { Fallbacks = [.. input.Fallbacks.Take(i), .. input.Fallbacks.Skip(i + 1)] };
        }

        foreach (var text in Shorter(input.Text))
        {
            yield return input with { Text = text };
        }

        foreach (var (name, content) in input.Files)
        {
            foreach (var text in Shorter(content))
            {
                yield return input with { Files = new Dictionary<string, string>(input.Files, StringComparer.Ordinal) { [name] = text } };
            }
        }

        for (var i = 0; i < input.Fallbacks.Count; i++)
        {
            foreach (var text in Shorter(input.Fallbacks[i]))
            {
                yield return input with { Fallbacks = [.. input.Fallbacks.Take(i), text, .. input.Fallbacks.Skip(i + 1)] };
            }
        }
    }

    /// <summary>A text without each of its halves, quarters and so on down to single characters.</summary>
    private static IEnumerable<string> Shorter(string text)
    {
        for (var length = Math.Max(1, text.Length / 2); length >= 1; length /= 2)
        {
            for (var start = 0; start + length <= text.Length; start += length)
            {
                yield return text.Remove(start, length);
            }
        }
    }
}
