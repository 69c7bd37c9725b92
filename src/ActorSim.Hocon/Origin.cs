using ActorSim.Hocon.Resolution;
using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon;

/// <summary>
/// The place in a text where a value or a key was written. Lines and columns count from 1; a column is a
/// UTF-16 unit. Two origins are equal when file, line and column are.
/// </summary>
/// <param name="File">
/// The name of the file or address as the user would recognise it; <c>--set</c> for an override, <c>environment variable
/// X</c> for what the environment answered.
/// </param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record Origin(string File, int Line, int Column)
{
    private const int MostSteps = 8;

    /// <summary>
    /// The <c>include</c> by which the file came in; null for a file that was read by itself. That place may have come
    /// in by another one, and so on.
    /// </summary>
    public Origin? IncludedFrom => Source?.IncludedFrom;

    /// <summary>
    /// The substitutions that brought the value from where it was written to where it is seen, in this order. None for a
    /// value that is seen where it was written.
    /// </summary>
    public IEnumerable<SubstitutionUse> Through => Passage?.Uses() ?? [];

    /// <summary>The text that the place belongs to, so that an error can show the line; null when it is not known.</summary>
    internal SourceText? Source { get; init; }

    /// <summary>What <see cref="Through"/> unfolds.</summary>
    internal Passage? Passage { get; init; }

    /// <inheritdoc/>
    public bool Equals(Origin? other) =>
        other is not null && Line == other.Line && Column == other.Column && File == other.File;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(File, Line, Column);

    /// <summary>The place as <c>file:line:column</c>, which terminals and editors turn into a link.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";

    /// <summary>
    /// How the value came to where it is seen, as parts of a sentence: "included at a.conf:1:1", "used as `${b}` at
    /// a.conf:2:3". Few ways are long; of one that is the middle is left out.
    /// </summary>
    public IEnumerable<string> Trail()
    {
        var told = new HashSet<Origin>();
        for (var place = IncludedFrom; place is not null; place = place.IncludedFrom)
        {
            if (told.Count == MostSteps)
            {
                yield return "included through further files";
                break;
            }

            told.Add(place);
            yield return $"included at {place}";
        }

        var uses = Through.ToList();
        for (var i = 0; i < uses.Count; i++)
        {
            if (i == MostSteps - 1 && uses.Count > MostSteps)
            {
                yield return $"used through {uses.Count - MostSteps} more substitutions";
                i = uses.Count - 1;
            }

            var place = uses[i].Origin;
            var included = place.IncludedFrom is { } including && told.Add(including) ? $", which is included at {including}" : "";
            yield return $"used as `${{{uses[i].Path}}}` at {place}{included}";
        }
    }

    internal Origin Via(Passage passage) => this with { Passage = Passage.Join(passage, Passage) };
}
