namespace ActorSim.Workloads.Tests;

public class WordSizeTests
{
    [Theory]
    [InlineData(8, 3, 3)]
    [InlineData(16, 3, 6)]
    [InlineData(32, 3, 12)]
    [InlineData(12, 2, 3)]
    [InlineData(12, 3, 5)]
    [InlineData(1, 9, 2)]
    [InlineData(20, 0, 0)]
    public void Words_are_packed_and_rounded_up_to_bytes(int bits, long words, long bytes)
    {
        Assert.Equal(bytes, WordSize.OfBits(bits).BytesOf(words));
    }

    [Fact]
    public void Only_the_result_must_fit_not_the_bits()
    {
        Assert.Equal(1L << 62, WordSize.Bits8.BytesOf(1L << 62));
        Assert.Throws<OverflowException>(() => WordSize.Bits16.BytesOf(1L << 62));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public void A_word_has_1_to_64_bits(int bits)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => WordSize.OfBits(bits));
    }
}
