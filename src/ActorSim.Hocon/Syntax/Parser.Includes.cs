using System.Text;
using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon.Syntax;

/// <content>The <c>include</c> statement.</content>
internal sealed partial class Parser
{
    private const string Forms = "write `include \"file.conf\"`, `file(…)`, `classpath(…)` or `url(…)` around the name, or `required(…)` around all that";

    /// <summary>
    /// Reads <c>include "x"</c>, with the name perhaps inside <c>file(…)</c>, <c>required(…)</c> or both, and merges
    /// what it names into the object.
    /// </summary>
    private void ParseInclude(ObjectNode entries)
    {
        var place = Here();
        at++;
        SkipBlanksAndLines();
        var start = at;
        var wrapper = ParseWrapper();
        if (Current.Kind != TokenKind.Quoted)
        {
            at = start;
            throw Unexpected("the name of a file in quotes should follow `include`", $"{Forms}, or put a key named include in quotes");
        }

        var target = Current.Text;
        at++;
        ParseClosing(place, wrapper.Count(c => c == '('));
        var isRequired = wrapper.StartsWith("required(", StringComparison.Ordinal);
        var kind = (isRequired ? wrapper["required(".Length..] : wrapper) switch
        {
            "" => IncludeKind.Plain,
            "file(" => IncludeKind.File,
            "classpath(" => IncludeKind.SearchPath,
            "url(" => IncludeKind.Address,
            _ => throw new HoconException(place, $"`{wrapper}…` is no form of include; {Forms}."),
        };
        var prefix = (string[])[.. scope.Prefix, .. keys];
        entries.Merge(scope.Include(new IncludeStatement(place, kind, target, isRequired), prefix, IsAddressable, depth - 1));
    }

    /// <summary>What stands between <c>include</c> and the quoted name, without blanks: <c>required(file(</c>.</summary>
    private string ParseWrapper()
    {
        var wrapper = new StringBuilder();
        while (Current.Kind is TokenKind.Unquoted or TokenKind.Whitespace or TokenKind.NewLine)
        {
            if (Current.Kind == TokenKind.Unquoted)
            {
                wrapper.Append(Current.Text);
            }

            at++;
        }

        return wrapper.ToString();
    }

    private void ParseClosing(Origin place, int brackets)
    {
        while (brackets > 0)
        {
            SkipBlanksAndLines();
            if (Current.Kind != TokenKind.Unquoted || Current.Text.Length > brackets || Current.Text.Any(c => c != ')'))
            {
                throw Unexpected($"`)` should close the include of line {place.Line}, column {place.Column}", Forms);
            }

            brackets -= Current.Text.Length;
            at++;
        }
    }
}
