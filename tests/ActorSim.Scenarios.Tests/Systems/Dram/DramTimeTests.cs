using ActorSim.Hocon;
using ActorSim.Kernel;

namespace ActorSim.Scenarios.Tests;

/// <summary>Times and cycles of a DRAM's timings.</summary>
public sealed class DramTimeTests
{
    private static readonly Key<DramTime> Least = DramTime.AtLeast("tRP", "A least distance.");
    private static readonly Key<DramTime> Most = DramTime.AtMost("tREFI", "A greatest distance.");

    private static readonly Clock Ddr3 = Clock.FromMegahertz(800);
    private static readonly Clock Ddr4 = Clock.FromGigahertz(1.2m);

    [Theory]
    [InlineData("13.75 ns", 11)]
    [InlineData("13.7500000000000000001 ns", 12)]
    [InlineData("13.749 ns", 11)]
    [InlineData("0.001 ps", 1)]
    [InlineData("0 ns", 0)]
    [InlineData("17", 17)]
    [InlineData("[4, 7.5 ns]", 6)]
    [InlineData("[4, 4 ns]", 4)]
    [InlineData("[4, 5 ns]", 4)]
    [InlineData("[4, 5.001 ns]", 5)]
    public void A_time_is_rounded_up_to_whole_cycles(string text, int cycles) => Assert.Equal(cycles, Read(Least, text).RoundedUp(Ddr3));

    // Three periods of 1/1.2 ns are 2.5 ns exactly, which no count of picoseconds a period gives.
    [Theory]
    [InlineData("2.5 ns", 3)]
    [InlineData("2.501 ns", 4)]
    [InlineData("350 ns", 420)]
    [InlineData("14.16 ns", 17)]
    [InlineData("14.17 ns", 18)]
    public void The_period_is_exact(string text, int cycles) => Assert.Equal(cycles, Read(Least, text).RoundedUp(Ddr4));

    [Theory]
    [InlineData("7.8 us", 9360)]
    [InlineData("7.7999 us", 9359)]
    [InlineData("3.904 us", 4684)]
    [InlineData("9360", 9360)]
    public void An_interval_is_rounded_down_to_whole_cycles(string text, int cycles) => Assert.Equal(cycles, Read(Most, text).RoundedDown(Ddr4));

    [Theory]
    [InlineData("4.5", "`tRP` must be a number of cycles, a time, or `[cycles, time]` for the larger of both; found `4.5`.")]
    [InlineData("-4", "`tRP` must be a number of cycles, a time, or `[cycles, time]` for the larger of both; found `-4`.")]
    [InlineData("[4]", "`tRP` must be a number of cycles, a time, or `[cycles, time]` for the larger of both; found a list.")]
    [InlineData("-4 ns", "The time of a timing must be at least 0 ps; found `-4 ns`.")]
    [InlineData("4 nCK", "The time of a timing has the unknown unit `nCK`; found `4 nCK` (units: ps, ns, us, ms, s, min, h or d).")]
    [InlineData("4 ms", "The time of a timing must be at most 100 us; found `4 ms`.")]
    [InlineData("[7.5 ns, 4]", "The cycles of a timing must be a whole number from 0 to 100000000; found `7.5 ns`.")]
    public void What_is_neither_cycles_nor_a_time_is_refused(string text, string sentence)
    {
        var problem = Assert.Throws<HoconException>(() => Read(Least, text));

        Assert.Equal(sentence, problem.Sentence);
        Assert.Equal(1, problem.Origin.Line);
    }

    [Fact]
    public void An_interval_is_not_the_larger_of_two() => Assert.Throws<HoconException>(() => Read(Most, "[4, 7.8 us]"));

    private static DramTime Read(Key<DramTime> key, string text) => key.Read(((HoconObject)HoconConfig.Parse("t = " + text, "t.conf")).First().Value);
}
