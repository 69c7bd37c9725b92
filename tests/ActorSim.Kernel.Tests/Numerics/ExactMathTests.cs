namespace ActorSim.Kernel.Tests.Numerics;

/// <summary>The kernel's own logarithm and exponential against the platform's, and their special values.</summary>
public sealed class ExactMathTests
{
    private const int MostUlps = 2;

    [Fact]
    public void Logarithms_agree_with_the_platform_to_two_units_in_the_last_place()
    {
        var random = new TestRandom(1);
        for (var i = 0; i < 300_000; i++)
        {
            // All positive doubles, and as many again near 1, where the logarithm is small.
            var value = i % 2 == 0
                ? BitConverter.Int64BitsToDouble((long)(random.Next() % 0x7FF0000000000000))
                : 1 + ((random.Below(2_000_001) - 1_000_000) * Math.Pow(2, -21 - random.Below(30)));
            Close(Math.Log(value), ExactMath.Log(value), value);
        }
    }

    [Fact]
    public void Exponentials_agree_with_the_platform_to_two_units_in_the_last_place()
    {
        var random = new TestRandom(2);
        for (var i = 0; i < 300_000; i++)
        {
            var value = i % 3 == 0 ? (random.Below(1_454_000_001) - 745_000_000) * 1e-6 / 1.0 : (random.Below(2_000_001) - 1_000_000) * Math.Pow(2, -17 - random.Below(30));
            value = Math.Min(value, 709.78);
            Close(Math.Exp(value), ExactMath.Exp(value), value);
        }
    }

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(-1, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(-0.0, double.NegativeInfinity)]
    [InlineData(1, 0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    public void Logarithms_of_special_values(double value, double logarithm) => Assert.Equal(logarithm, ExactMath.Log(value));

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(0, 1)]
    [InlineData(-0.0, 1)]
    [InlineData(709.9, double.PositiveInfinity)]
    [InlineData(-746, 0)]
    public void Exponentials_of_special_values(double value, double power) => Assert.Equal(power, ExactMath.Exp(value));

    [Theory]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(2.2250738585072014e-308)]
    [InlineData(2.2250738585072009e-308)]
    [InlineData(0.99999999999999989)]
    [InlineData(1.0000000000000002)]
    [InlineData(1.4142135623730951)]
    [InlineData(1.4142135623730949)]
    [InlineData(2)]
    [InlineData(10)]
    public void Logarithms_at_the_borders_of_the_algorithm(double value) => Close(Math.Log(value), ExactMath.Log(value), value);

    [Theory]
    [InlineData(709.782712893384)]
    [InlineData(-745.1)]
    [InlineData(-708.4)]
    [InlineData(-720.5)]
    [InlineData(0.34657359027997264)]
    [InlineData(-0.34657359027997264)]
    [InlineData(1e-300)]
    public void Exponentials_at_the_borders_of_the_algorithm(double value) => Close(Math.Exp(value), ExactMath.Exp(value), value);

    [Fact]
    public void Logarithms_rise()
    {
        for (var value = 0.9; value < 1.1; value += 1e-5)
        {
            Assert.True(ExactMath.Log(value) < ExactMath.Log(value + 1e-5));
        }
    }

    /// <summary>The last one is a unit in the last place above e: good enough, and the same everywhere.</summary>
    [Fact]
    public void Some_bits_are_pinned_for_all_machines() =>
        Assert.Equal(
            [0x3FE62E42FEFA39EF, 0x40026BB1BBB55516, 0xC0862E42FEFA39EF, 0x4005BF0A8B14576A],
            new[] { ExactMath.Log(2), ExactMath.Log(10), ExactMath.Log(Math.Pow(2, -1024)), ExactMath.Exp(1) }.Select(BitConverter.DoubleToUInt64Bits));

    [Fact]
    public void Sums_go_from_the_first_to_the_last()
    {
        var random = new TestRandom(3);
        var values = Enumerable.Range(0, 1003).Select(_ => (random.Below(2_000_001) - 1_000_000) * Math.Pow(10, random.Below(30) - 15)).ToArray();
        var (sum, single) = (0.0, 0f);
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i];
            single += (float)values[i];
        }

        Assert.Equal(sum, ExactMath.Sum(values));
        Assert.Equal(single, ExactMath.Sum(Array.ConvertAll(values, value => (float)value)));
        Assert.Equal(0, ExactMath.Sum(ReadOnlySpan<double>.Empty));
    }

    private static void Close(double expected, double actual, double value)
    {
        var ulps = Math.Abs(Rank(expected) - Rank(actual));
        Assert.True(ulps <= MostUlps, $"at {value:R}: {expected:R} and {actual:R} are {ulps} apart");
    }

    /// <summary>Numbers the doubles in their order, so that neighbours differ by 1.</summary>
    private static long Rank(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits < 0 ? long.MinValue - bits : bits;
    }
}
