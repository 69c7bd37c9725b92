using System.Text;

namespace ActorSim.Hocon;

/// <summary>
/// Something in a configuration is wrong. The message is meant for the person who wrote it:
/// <c>file:line:column: what is wrong and what would be right</c>, then the line with a caret under the place, then by which
/// includes and substitutions it came in.
/// </summary>
public sealed class HoconException : Exception
{
    private const int MostListed = 100;

    /// <summary>Makes an error about one place.</summary>
    /// <param name="origin">Where it is.</param>
    /// <param name="sentence">What is wrong and what would be right, without the place.</param>
    public HoconException(Origin origin, string sentence)
        : this(origin, sentence, origin)
    {
    }

    /// <summary>Makes an error about one place that shows the line of another, where the mistake is more likely.</summary>
    internal HoconException(Origin origin, string sentence, Origin shown)
        : base(Describe(origin, Wording.Clean(sentence), shown))
    {
        Origin = origin;
        Sentence = Wording.Clean(sentence);
        Problems = [this];
    }

    /// <summary>Makes one error out of several, so that all of them can be mended in one go.</summary>
    /// <param name="problems">The errors, at least one, in the order in which they are to be read.</param>
    public HoconException(IReadOnlyList<HoconException> problems)
        : base(List(problems))
    {
        Origin = problems[0].Origin;
        Sentence = problems[0].Sentence;
        Problems = problems.SelectMany(problem => problem.Problems).ToArray();
    }

    /// <summary>The place; of the first problem when there are several.</summary>
    public Origin Origin { get; }

    /// <summary>What is wrong, without place and source line; of the first problem when there are several.</summary>
    public string Sentence { get; }

    /// <summary>Every problem on its own; this error alone when there is only one.</summary>
    public IReadOnlyList<HoconException> Problems { get; }

    private static string List(IReadOnlyList<HoconException> problems)
    {
        var told = problems.Take(MostListed).Select(problem => problem.Message);
        return string.Join(
            Environment.NewLine,
            problems.Count <= MostListed ? told : told.Append($"… and {problems.Count - MostListed} more problems like these."));
    }

    private static string Describe(Origin origin, string sentence, Origin shown)
    {
        // A line 0 says that nothing of the file was read.
        var message = new StringBuilder($"{(origin.Line == 0 ? origin.File : origin)}: {sentence}");
        if (shown.Source?.Excerpt(shown) is { } excerpt)
        {
            message.AppendLine().Append(excerpt);
        }

        foreach (var step in origin.Trail())
        {
            message.AppendLine().Append("  ").Append(step);
        }

        return message.ToString();
    }
}
