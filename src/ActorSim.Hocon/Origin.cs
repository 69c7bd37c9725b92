using ActorSim.Hocon.Resolution;
using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon;

/// <summary>
/// The place in a text where a value or a key was written. Lines and columns count from 1; a column is a
/// UTF-16 unit. Two origins are equal when file, line and column are.
/// </summary>
/// <param name="File">The name of the file as the user would recognise it, or <c>--set</c> for an override.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record Origin(string File, int Line, int Column)
{
    /// <summary>
    /// The <c>include</c> by which the file came in; null for a file that was read by itself. That place may have come
    /// in by another one, and so on.
    /// </summary>
    public Origin? IncludedFrom => Source?.IncludedFrom;

    /// <summary>
    /// The substitutions that brought the value from where it was written to where it is seen; the one that stands
    /// where it is seen comes first. None for a value that is seen where it was written.
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

    internal Origin Via(Passage passage) => this with { Passage = Passage.Join(passage, Passage) };
}
