using System.Globalization;

namespace ActorSim.Hocon.Tests.Conversions;

public sealed class DurationTests
{
    private static readonly (string Names, long Nanoseconds)[] Units =
    [
        ("ns nano nanos nanosecond nanoseconds", 1),
        ("us micro micros microsecond microseconds", 1_000),
        ("ms milli millis millisecond milliseconds", 1_000_000),
        ("s second seconds", 1_000_000_000),
        ("m minute minutes", 60_000_000_000),
        ("h hour hours", 3_600_000_000_000),
        ("d day days", 86_400_000_000_000),
    ];

    public static TheoryData<string, long> Names
    {
        get
        {
            var names = new TheoryData<string, long>();
            foreach (var (line, nanoseconds) in Units)
            {
                foreach (var name in line.Split(' '))
                {
                    names.Add(name, nanoseconds);
                }
            }

            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_name_of_a_unit_is_known(string unit, long nanoseconds)
    {
        Assert.Equal(7 * nanoseconds, Read($"7 {unit}"));
        Assert.Equal(7 * nanoseconds, Read($"7{unit}"));
        Assert.Equal(7 * nanoseconds, Read($"\"  7   {unit} \""));
        Assert.Equal(5 * nanoseconds / 2, Read($"2.5 {unit}"));
        Assert.Equal(-7 * nanoseconds, Read($"-7 {unit}"));
        Assert.Equal(7000 * nanoseconds, Read($"7e3 {unit}"));
    }

    [Theory]
    [InlineData("250", 250_000_000)]
    [InlineData("\"250\"", 250_000_000)]
    [InlineData("0.25", 250_000)]
    [InlineData("\" 250 \"", 250_000_000)]
    [InlineData("0", 0)]
    public void Without_a_unit_it_is_milliseconds(string text, long expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("1.9 ns", 1)]
    [InlineData("-1.9 ns", -1)]
    [InlineData("0.0009 us", 0)]
    [InlineData("1.0000009 ms", 1_000_000)]
    [InlineData("1e-999999999 s", 0)]
    public void A_fraction_of_a_nanosecond_is_cut_off(string text, long expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("\"+5 s\"")]
    [InlineData("\"5. s\"")]
    [InlineData("\"5.0\\u00a0s\"")]
    [InlineData("\"\\u20035\\ts\\n\"")]
    [InlineData("5 ${unit}")]
    public void It_is_read_as_people_write_it(string text) => Assert.Equal(5_000_000_000, Read(text));

    [Fact]
    public void A_decimal_fraction_loses_no_nanosecond()
    {
        foreach (var (line, nanoseconds) in Units)
        {
            for (var thousandths = 1; thousandths <= 20_000; thousandths++)
            {
                var count = thousandths / 1000m;
                var text = count.ToString(CultureInfo.InvariantCulture) + line.Split(' ')[0];

                Assert.True(Duration.TryParse(text, out var duration, out _));
                Assert.Equal((long)decimal.Truncate(count * nanoseconds), duration.Nanoseconds);
            }
        }
    }

    [Theory]
    [InlineData("9223372036854775807 ns", long.MaxValue)]
    [InlineData("-9223372036854775808 ns", long.MinValue)]
    [InlineData("106751 d", 9_223_286_400_000_000_000)]
    public void It_reaches_as_far_as_64_bits_do(string text, long expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("9223372036854775808 ns")]
    [InlineData("9223372036854775807.0 ns")]
    [InlineData("106752 d")]
    [InlineData("-106752 d")]
    [InlineData("99999999999999999999 d")]
    [InlineData("1e999999999 s")]
    public void What_is_longer_is_refused_and_not_saturated(string text) =>
        Assert.Equal($"`a` is too long; a duration has at most 292 years, found `{text}`.", Problem(text));

    [Theory]
    [InlineData("soon", "`a` must be a duration, such as `10 ms`; found `soon`.")]
    [InlineData("\"\"", "`a` must be a duration, such as `10 ms`; found ``.")]
    [InlineData("s", "`a` must be a duration, such as `10 ms`; found `s`.")]
    [InlineData("1 00 s", "`a` must be a duration, such as `10 ms`; found `1 00 s`.")]
    [InlineData("1 s 2 ms", "`a` must be a duration, such as `10 ms`; found `1 s 2 ms`.")]
    [InlineData("\"5 s.\"", "`a` must be a duration, such as `10 ms`; found `5 s.`.")]
    [InlineData("true", "`a` must be a duration, such as `10 ms`; found `true`.")]
    [InlineData("null", "`a` must be a duration, such as `10 ms`; found null.")]
    [InlineData("[5 s]", "`a` must be a duration, such as `10 ms`; found a list.")]
    [InlineData("5 S", "`a` has the unknown unit `S`; did you mean `s`? (units: ns, us, ms, s, m, h or d).")]
    [InlineData("5 Ms", "`a` has the unknown unit `Ms`; did you mean `ms`? (units: ns, us, ms, s, m, h or d).")]
    [InlineData("5 µs", "`a` has the unknown unit `µs`; did you mean `us`? (units: ns, us, ms, s, m, h or d).")]
    [InlineData("5 secnds", "`a` has the unknown unit `secnds`; did you mean `seconds`? (units: ns, us, ms, s, m, h or d).")]
    [InlineData("5 weeks", "`a` has the unknown unit `weeks` (units: ns, us, ms, s, m, h or d).")]
    public void What_is_wrong_is_said_in_words(string text, string expected) => Assert.Equal(expected, Problem(text));

    [Theory]
    [InlineData(0, "0 ns")]
    [InlineData(1, "1 ns")]
    [InlineData(1_500, "1500 ns")]
    [InlineData(-2_000, "-2 us")]
    [InlineData(1_500_000_000, "1500 ms")]
    [InlineData(90_000_000_000, "90 s")]
    [InlineData(172_800_000_000_000, "2 d")]
    [InlineData(long.MinValue, "-9223372036854775808 ns")]
    public void Its_text_reads_back_to_the_same(long nanoseconds, string text)
    {
        Assert.Equal(text, new Duration(nanoseconds).ToString());
        Assert.Equal(nanoseconds, Read(text));
    }

    [Fact]
    public void A_time_span_counts_in_hundreds_of_nanoseconds()
    {
        Assert.Equal(TimeSpan.FromSeconds(1.5), new Duration(1_500_000_000).ToTimeSpan());
        Assert.Equal(1, new Duration(199).ToTimeSpan().Ticks);
        Assert.Equal(-1, new Duration(-199).ToTimeSpan().Ticks);
        Assert.Equal(TimeSpan.Zero, default(Duration).ToTimeSpan());
    }

    private static HoconObject Root(string value) => HoconConfig.Parse("unit = s, a = " + value, "a.conf");

    private static long Read(string value) => Root(value).GetDuration("a").Nanoseconds;

    private static string Problem(string value) => Assert.Throws<HoconException>(() => Root(value).GetDuration("a")).Sentence;
}
