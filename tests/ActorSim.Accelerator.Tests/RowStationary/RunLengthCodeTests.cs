namespace ActorSim.Accelerator.Tests.RowStationary;

public sealed class RunLengthCodeTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    public void Values_without_a_zero_are_a_pair_each(int values, int words) =>
        Assert.Equal(words, AssertReadBack([.. Enumerable.Repeat((short)-7, values)]).Words);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(31, 1)]
    [InlineData(32, 1)]
    [InlineData(33, 2)]
    [InlineData(62, 2)]
    [InlineData(64, 2)]
    [InlineData(65, 3)]
    [InlineData(96, 3)]
    [InlineData(97, 4)]
    public void Nothing_but_zeros_is_a_pair_for_each_32(int zeros, int pairs) =>
        Assert.Equal(pairs, AssertReadBack(new short[zeros]).Pairs);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(31, 1)]
    [InlineData(32, 2)]
    [InlineData(33, 2)]
    [InlineData(62, 2)]
    [InlineData(63, 2)]
    [InlineData(64, 3)]
    public void A_run_that_is_too_long_is_cut_by_a_pair_with_a_zero_as_its_level(int zeros, int pairs) =>
        Assert.Equal(pairs, AssertReadBack([.. new short[zeros], 5]).Pairs);

    [Fact]
    public void Fields_lie_in_a_word_as_described()
    {
        short[] values = [0, 0, 3, -1, 0];

        Assert.Equal([(1UL << 63) | 2 | (3UL << 5) | (0xFFFFUL << 26)], RunLengthCode.Encode(values));
    }

    [Fact]
    public void What_is_encoded_is_read_back()
    {
        var random = new Random(17);
        for (var run = 0; run < 300; run++)
        {
            var zeros = random.NextDouble();
            var values = new short[random.Next(0, 400)];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = random.NextDouble() < zeros ? (short)0 : (short)random.Next(short.MinValue, short.MaxValue + 1);
            }

            AssertReadBack(values);
        }
    }

    [Fact]
    public void A_code_of_another_length_is_refused()
    {
        var code = RunLengthCode.Encode([1, 0, 0, 0, 2]);

        Assert.Throws<ArgumentException>(() => RunLengthCode.Decode(code, new short[4]));
        Assert.Throws<ArgumentException>(() => RunLengthCode.Decode(code, new short[60]));
        Assert.Throws<ArgumentException>(() => RunLengthCode.Decode(code.AsSpan(0, 0), new short[1]));
    }

    [Fact]
    public void A_code_whose_end_is_missing_is_refused() =>
        Assert.Contains("marked", Assert.Throws<ArgumentException>(
            () => RunLengthCode.Decode(RunLengthCode.Encode([1, 2, 3, 4]).AsSpan(0, 1), new short[3])).Message, StringComparison.Ordinal);

    private static RunLengthCode AssertReadBack(short[] values)
    {
        var code = new RunLengthCode();
        foreach (var value in values)
        {
            code.Add(value == 0);
        }

        var words = RunLengthCode.Encode(values);
        var decoded = new short[values.Length];
        Array.Fill(decoded, (short)99);
        RunLengthCode.Decode(words, decoded);

        Assert.Equal(values, decoded);
        Assert.Equal(words.Length, code.Words);
        Assert.Equal(8 * words.Length, code.Bytes);
        return code;
    }
}
