using System.Numerics;

namespace ActorSim.Hocon.Conversions;

/// <summary>Reads sizes such as <c>64 KiB</c>.</summary>
internal static class MemorySize
{
    private const string UsualUnits = "B, kB, MB, GB … YB, or K, M, G … Y, the same as KiB, MiB, GiB … YiB";

    private static readonly Dictionary<string, BigInteger> Units = MakeUnits();

    /// <summary>Reads a size in bytes; gives null, or what is wrong, to follow the name of the key.</summary>
    public static string? Parse(string text, out BigInteger size)
    {
        size = BigInteger.Zero;
        var digits = UnitConversions.NumberOf(text, out var unit);
        if (!WrittenNumber.TryParse(digits, out var number))
        {
            return $"must be a size in bytes, such as `64 KiB`; found `{text}`";
        }

        if (!Units.TryGetValue(unit, out var factor))
        {
            return UnitConversions.UnknownUnit(unit, Units.Keys, UsualUnits);
        }

        if (!number.TryTimes(factor, out size))
        {
            return $"is too large; found `{text}`";
        }

        return size.Sign < 0 ? $"must not be negative; found `{text}`" : null;
    }

    /// <summary>
    /// The specification's names. A single letter is a power of 1024, as in <c>java -Xmx2G</c>; of the powers of 1000
    /// the first alone is written with a small letter, <c>kB</c>.
    /// </summary>
    private static Dictionary<string, BigInteger> MakeUnits()
    {
        var units = new Dictionary<string, BigInteger>(StringComparer.Ordinal)
        {
            [""] = 1, ["B"] = 1, ["b"] = 1, ["byte"] = 1, ["bytes"] = 1,
        };
        string[] decimals = ["kilo", "mega", "giga", "tera", "peta", "exa", "zetta", "yotta"];
        string[] binaries = ["kibi", "mebi", "gibi", "tebi", "pebi", "exbi", "zebi", "yobi"];
        for (var i = 0; i < decimals.Length; i++)
        {
            var small = decimals[i][..1];
            var capital = small.ToUpperInvariant();
            var power = BigInteger.Pow(1000, i + 1);
            foreach (var name in (string[])[(i == 0 ? small : capital) + "B", decimals[i] + "byte", decimals[i] + "bytes"])
            {
                units.Add(name, power);
            }

            power = BigInteger.Pow(1024, i + 1);
            foreach (var name in (string[])[small, capital, capital + "i", capital + "iB", binaries[i] + "byte", binaries[i] + "bytes"])
            {
                units.Add(name, power);
            }
        }

        return units;
    }
}
