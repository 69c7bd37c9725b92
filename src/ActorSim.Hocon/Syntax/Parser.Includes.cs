using System.Text;
using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon.Syntax;

/// <content>The <c>include</c> statement.</content>
internal sealed partial class Parser
{
    private const string Forms = "write `include \"file.conf\"`, `include file(\"file.conf\")` or `include required(\"file.conf\")`";

    /// <summary>
    /// Reads <c>include "x"</c>, with the name perhaps inside <c>file(…)</c>, <c>required(…)</c> or both, and merges
    /// what it names into the object.
    /// </summary>
    private void ParseInclude(ObjectNode entries)
    {
        var place = Here();
        at++;
        SkipBlanksAndLines();
        var wrapper = ParseWrapper();
        if (Current.Kind != TokenKind.Quoted)
        {
            throw Unexpected("the name of a file in quotes should follow `include`", $"{Forms}, or put a key named include in quotes");
        }

        var target = Current.Text;
        at++;
        ParseClosing(wrapper.Count(c => c == '('));
        var isRequired = wrapper.StartsWith("required(", StringComparison.Ordinal);
        var kind = isRequired ? wrapper["required(".Length..] : wrapper;
        switch (kind)
        {
            case "" or "file(":
                break;
            case "url(":
                throw new HoconException(place, "A configuration is not read from the network; copy the file and include the copy by name.");
            case "classpath(":
                throw new HoconException(place, "There is no class path here; include the file by name, relative to this file.");
            default:
                throw new HoconException(place, $"`{wrapper}…` is no form of include; {Forms}.");
        }

        var prefix = (string[])[.. scope.Prefix, .. keys];
        entries.Merge(scope.Include(place, target, isRequired, prefix, IsAddressable, depth - 1));
    }

    /// <summary>What stands between <c>include</c> and the quoted name, without blanks: <c>required(file(</c>.</summary>
    private string ParseWrapper()
    {
        var wrapper = new StringBuilder();
        while (Current.Kind is TokenKind.Unquoted or TokenKind.Whitespace)
        {
            if (Current.Kind == TokenKind.Unquoted)
            {
                wrapper.Append(Current.Text);
            }

            at++;
        }

        return wrapper.ToString();
    }

    private void ParseClosing(int brackets)
    {
        while (brackets > 0)
        {
            SkipBlanks();
            if (Current.Kind != TokenKind.Unquoted || Current.Text.Length > brackets || Current.Text.Any(c => c != ')'))
            {
                throw Unexpected("`)` should close the include", Forms);
            }

            brackets -= Current.Text.Length;
            at++;
        }
    }

    private void SkipBlanks()
    {
        while (Current.Kind == TokenKind.Whitespace)
        {
            at++;
        }
    }
}
