using System.Text;

namespace ActorSim.Hocon.Fuzzing;

/// <summary>Writes random documents that are well-formed more often than not, with few keys, so that they refer to one another.</summary>
public sealed class Grammar(Draws draws)
{
    private const int Deepest = 4;
    private readonly StringBuilder text = new();

    public static string Write(Draws draws, HoconSyntax syntax)
    {
        var grammar = new Grammar(draws);
        switch (syntax)
        {
            case HoconSyntax.Json:
                grammar.WriteJson(0);
                break;
            case HoconSyntax.Properties:
                grammar.WriteProperties();
                break;
            default:
                grammar.WriteRoot();
                break;
        }

        return grammar.text.ToString();
    }

    private void WriteRoot()
    {
        switch (draws.Below(20))
        {
            case 0:
                WriteList(0);
                break;
            case 1 or 2:
                WriteObject(0);
                break;
            default:
                WriteEntries(0, 7);
                break;
        }
    }

    private void WriteEntries(int depth, int most)
    {
        for (var entries = draws.Below(most + 1); entries > 0; entries--)
        {
            WriteEntry(depth);
            WriteSeparator();
        }
    }

    private void WriteEntry(int depth)
    {
        if (draws.Chance(4))
        {
            text.Append("include \"").Append(draws.Pick(Vocabulary.FileNames)).Append('"');
            return;
        }

        var key = draws.Pick(Vocabulary.Keys);
        text.Append(key);
        switch (draws.Below(8))
        {
            case 0:
                text.Append(" += ");
                WriteValue(depth);
                break;
            case 1:
                text.Append(' ');
                WriteObject(depth + 1);
                break;
            case 2:
                text.Append(draws.Chance(50) ? " = ${" : " = ${?").Append(key).Append("} ");
                WriteValue(depth);
                break;
            default:
                text.Append(draws.Chance(30) ? " : " : " = ");
                WriteValue(depth);
                break;
        }
    }

    /// <summary>One value, or several side by side, mostly of a kind.</summary>
    private void WriteValue(int depth)
    {
        var kind = draws.Below(10);
        for (var parts = draws.Few(4); parts > 0; parts--)
        {
            WritePart(draws.Chance(10) ? draws.Below(10) : kind, depth);
            text.Append(draws.Chance(70) ? " " : "");
            kind = draws.Chance(40) ? 9 : kind;
        }
    }

    private void WritePart(int kind, int depth)
    {
        switch (kind)
        {
            case 0 or 1 when depth < Deepest:
                WriteObject(depth + 1);
                break;
            case 2 when depth < Deepest:
                WriteList(depth + 1);
                break;
            case 7 or 8 or 9:
                text.Append(draws.Chance(50) ? "${" : "${?").Append(draws.Pick(Vocabulary.References)).Append('}');
                break;
            default:
                text.Append(draws.Pick(Vocabulary.Scalars));
                break;
        }
    }

    private void WriteObject(int depth)
    {
        text.Append(draws.Chance(50) ? "{ " : "{\n");
        WriteEntries(depth, 4);
        text.Append('}');
    }

    private void WriteList(int depth)
    {
        text.Append('[');
        for (var items = draws.Below(4); items > 0; items--)
        {
            WriteValue(depth);
            WriteSeparator();
        }

        text.Append(']');
    }

    private void WriteSeparator() => text.Append(draws.Below(6) switch
    {
        0 => ",",
        1 => ", ",
        2 => " # c\n",
        3 => ",\n  ",
        _ => "\n",
    });

    private void WriteJson(int depth)
    {
        switch (depth == 0 ? draws.Below(2) : draws.Below(depth < Deepest ? 8 : 6) + 2)
        {
            case 0 or 8:
                text.Append('{');
                for (var entries = draws.Below(4); entries > 0; entries--)
                {
                    WriteJsonText(entries);
                    text.Append(draws.Chance(50) ? ":" : " : ");
                    WriteJson(depth + 1);
                    text.Append(entries > 1 ? draws.Chance(50) ? "," : ",\n " : "");
                }

                text.Append('}');
                break;
            case 1 or 9:
                text.Append('[');
                for (var items = draws.Below(4); items > 0; items--)
                {
                    WriteJson(depth + 1);
                    text.Append(items > 1 ? "," : "");
                }

                text.Append(']');
                break;
            case 2:
                text.Append(draws.Chance(50) ? "null" : draws.Chance(50) ? "true" : "false");
                break;
            case 3 or 4:
                WriteJsonNumber();
                break;
            default:
                WriteJsonText(0);
                break;
        }
    }

    private void WriteJsonNumber()
    {
        text.Append(draws.Chance(30) ? "-" : "").Append(draws.Below(draws.Chance(50) ? 10 : 100_000));
        if (draws.Chance(30))
        {
            text.Append('.').Append(draws.Below(1000));
        }

        if (draws.Chance(20))
        {
            text.Append(draws.Chance(50) ? 'e' : 'E').Append(draws.Pick(["", "+", "-"])).Append(draws.Below(400));
        }
    }

    private void WriteJsonText(int distinct)
    {
        text.Append('"');
        for (var parts = draws.Below(4); parts > 0; parts--)
        {
            text.Append(draws.Below(6) switch
            {
                0 => draws.Pick(["\\n", "\\\\", "\\\"", "\\/", "\\u00e4", "\\ud83d\\ude00", "\\ud800", "\\u0000"]),
                1 => draws.Pick(["é", "😀", "\u2028", "\ufeff", "\u007f", "漢"]),
                _ => draws.Pick(["a", "b", ".", " ", "${a}", "#", "//", "=", "0"]),
            });
        }

        // Keys of one object should differ mostly.
        text.Append(distinct > 0 && draws.Chance(90) ? distinct : "").Append('"');
    }

    private void WriteProperties()
    {
        for (var lines = draws.Below(6); lines > 0; lines--)
        {
            text.Append(draws.Pick(Vocabulary.Keys))
                .Append(draws.Pick(["=", ":", " ", " = ", "\\ ", "", "\\\n  "]))
                .Append(draws.Pick(Vocabulary.Scalars))
                .Append(draws.Pick(["\n", "\r\n", "\r", "\\\n", "\n# c\n", "\n! c\n", " \n"]));
        }
    }
}
