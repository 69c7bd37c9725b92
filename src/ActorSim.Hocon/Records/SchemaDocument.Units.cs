using System.Globalization;

namespace ActorSim.Hocon;

/// <content>The units of all quantities.</content>
public sealed partial class SchemaDocument
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static readonly object UnitsSubject = new();

    /// <summary>Adds a section with a table of all units, to which keys that have a unit link.</summary>
    /// <param name="level">The level of its heading.</param>
    /// <param name="text">What stands above the table, in Markdown.</param>
    public SchemaDocument AddUnits(int level, string text = "")
    {
        sections.Add(new Section(level, "Units", page =>
        {
            page.Append(text.Length > 0 ? $"\n{text}\n" : "")
                .Append("\n| quantity | example | units | other names of the same units |\n| --- | --- | --- | --- |\n");
            foreach (var dimension in Dimension.All)
            {
                page.Append($"| {dimension.Name} | `{dimension.Example}` | {UnitsOf(dimension)} | {OtherNamesOf(dimension)} |\n");
            }
        })
        { Subject = UnitsSubject });
        return this;
    }

    private static string UnitsOf(Dimension dimension) => string.Join(", ", NamesByFactor(dimension).Select(names =>
        dimension.BaseUnit.Length == 0 || names.Key == 1
            ? $"`{names.First()}`"
            : $"`{names.First()}` = {Times(names.Key)} {dimension.BaseUnit}"));

    private static string OtherNamesOf(Dimension dimension) => string.Join(", ", NamesByFactor(dimension)
        .SelectMany(names => names.Distinct(StringComparer.Ordinal).Skip(1))
        .Select(name => $"`{name}`"));

    /// <summary>The names of each unit, the usual one first. The two letters that look like µ are taken for one.</summary>
    private static IEnumerable<IGrouping<decimal, string>> NamesByFactor(Dimension dimension) => dimension.UnitNames
        .GroupBy(name => dimension.TryGetUnit(name, out var unit) ? unit.Factor : 0, name => name.Replace('μ', 'µ'));

    /// <summary>A factor as one would write it: <c>1024²</c>, <c>60 · 10¹²</c>, <c>0.125</c>.</summary>
    private static string Times(decimal factor)
    {
        for (var (power, value) = (2, 1024m * 1024); value <= factor; power++, value *= 1024)
        {
            if (value == factor)
            {
                return $"1024{Superscript(power)}";
            }
        }

        var exponent = 0;
        var rest = factor;
        while (rest >= 1000 && rest % 1000 == 0)
        {
            (rest, exponent) = (rest / 1000, exponent + 3);
        }

        return exponent <= 3 ? factor.ToString(CultureInfo.InvariantCulture)
            : rest == 1 ? $"10{Superscript(exponent)}"
            : string.Create(CultureInfo.InvariantCulture, $"{rest} · 10{Superscript(exponent)}");
    }

    private static string Superscript(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']));
}
