using System.Numerics;

namespace ActorSim.Hocon.Tests.Conversions;

/// <summary>Sizes in bytes.</summary>
public sealed class MemorySizeTests
{
    [Theory]
    [InlineData("B b byte bytes", 1, 0)]
    [InlineData("kB kilobyte kilobytes", 1000, 1)]
    [InlineData("MB megabyte megabytes", 1000, 2)]
    [InlineData("GB gigabyte gigabytes", 1000, 3)]
    [InlineData("TB terabyte terabytes", 1000, 4)]
    [InlineData("PB petabyte petabytes", 1000, 5)]
    [InlineData("EB exabyte exabytes", 1000, 6)]
    [InlineData("ZB zettabyte zettabytes", 1000, 7)]
    [InlineData("YB yottabyte yottabytes", 1000, 8)]
    [InlineData("K k Ki KiB kibibyte kibibytes", 1024, 1)]
    [InlineData("M m Mi MiB mebibyte mebibytes", 1024, 2)]
    [InlineData("G g Gi GiB gibibyte gibibytes", 1024, 3)]
    [InlineData("T t Ti TiB tebibyte tebibytes", 1024, 4)]
    [InlineData("P p Pi PiB pebibyte pebibytes", 1024, 5)]
    [InlineData("E e Ei EiB exbibyte exbibytes", 1024, 6)]
    [InlineData("Z z Zi ZiB zebibyte zebibytes", 1024, 7)]
    [InlineData("Y y Yi YiB yobibyte yobibytes", 1024, 8)]
    public void Every_name_of_a_unit_is_known(string names, int thousand, int power)
    {
        var unit = BigInteger.Pow(thousand, power);
        foreach (var name in names.Split(' '))
        {
            Assert.Equal(3 * unit, Root($"3 {name}").GetMemorySize("a"));
            Assert.Equal(3 * unit, Root($"\" 3{name}  \"").GetMemorySize("a"));
            Assert.Equal(3 * unit / 2, Root($"1.5 {name}").GetMemorySize("a"));
            Assert.Equal(unit / 8, Root($".125{name}").GetMemorySize("a"));
        }
    }

    [Theory]
    [InlineData("4096", 4096)]
    [InlineData("\"4096\"", 4096)]
    [InlineData("4096.9", 4096)]
    [InlineData("4e3", 4000)]
    [InlineData("1e", 1152921504606846976)]
    [InlineData("1e1e", 11529215046068469760.0)]
    [InlineData("0", 0)]
    [InlineData("-0.5", 0)]
    public void Without_a_unit_it_is_bytes_and_their_fractions_are_cut_off(string text, double expected) =>
        Assert.Equal((BigInteger)expected, Root(text).GetMemorySize("a"));

    [Fact]
    public void Every_digit_counts()
    {
        Assert.Equal(9_007_199_254_740_993, Root("9007199254740.993 kB").GetBytes("a"));
        Assert.Equal(BigInteger.Parse("1208925819614629174706175"), Root("0.99999999999999999999999999999999999999 YiB").GetMemorySize("a"));
        Assert.Equal(1, Root("0.00000000000000000000000082718061255302767487140869206996285356581211090087890625 YiB").GetBytes("a"));
        Assert.Equal(0, Root("0.00000000000000000000000082718061255302767487140869206996285356581211090087890624 YiB").GetBytes("a"));
    }

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("7.99999 EiB", 9223360507639729739)]
    public void A_long_holds_what_fits(string text, long expected) => Assert.Equal(expected, Root(text).GetBytes("a"));

    [Theory]
    [InlineData("9223372036854775808")]
    [InlineData("8 EiB")]
    [InlineData("1 ZB")]
    public void What_does_not_fit_is_refused_and_can_be_read_as_a_large_number(string text)
    {
        Assert.Equal(
            $"`a` must be a size of at most 9223372036854775807 bytes; found `{text}`.",
            Assert.Throws<HoconException>(() => Root(text).GetBytes("a")).Sentence);
        Assert.True(Root(text).GetMemorySize("a") > long.MaxValue);
    }

    [Theory]
    [InlineData("much", "`a` must be a size in bytes, such as `64 KiB`; found `much`.")]
    [InlineData("\"\"", "`a` must be a size in bytes, such as `64 KiB`; found ``.")]
    [InlineData("K", "`a` must be a size in bytes, such as `64 KiB`; found `K`.")]
    [InlineData("1 00 K", "`a` must be a size in bytes, such as `64 KiB`; found `1 00 K`.")]
    [InlineData("true", "`a` must be a size in bytes, such as `64 KiB`; found `true`.")]
    [InlineData("null", "`a` must be a size in bytes, such as `64 KiB`; found null.")]
    [InlineData("[1]", "`a` must be a size in bytes, such as `64 KiB`; found a list.")]
    [InlineData("-1 K", "`a` must not be negative; found `-1 K`.")]
    [InlineData("-1", "`a` must not be negative; found `-1`.")]
    [InlineData("1e401", "`a` is too large; found `1e401`.")]
    [InlineData("1e999999999 K", "`a` is too large; found `1e999999999 K`.")]
    public void What_is_wrong_is_said_in_words(string text, string expected)
    {
        Assert.Equal(expected, Assert.Throws<HoconException>(() => Root(text).GetBytes("a")).Sentence);
        Assert.Equal(expected, Assert.Throws<HoconException>(() => Root(text).GetMemorySize("a")).Sentence);
    }

    [Theory]
    [InlineData("1 KB", "did you mean `kB`?")]
    [InlineData("1 mB", "did you mean `MB`?")]
    [InlineData("1 gib", "did you mean `GiB`?")]
    [InlineData("1 MegaBytes", "did you mean `megabytes`?")]
    [InlineData("1 seconds", "unknown unit `seconds` (units: B, kB, MB, GB … YB, or K, M, G … Y")]
    public void The_case_of_a_unit_counts(string text, string part) => Assert.Contains(
        part, Assert.Throws<HoconException>(() => Root(text).GetBytes("a")).Sentence, StringComparison.Ordinal);

    private static HoconObject Root(string value) => HoconConfig.Parse("a = " + value, "a.conf");
}
