namespace ActorSim.Memory.Tests.Sram;

public sealed class SramBanksTests
{
    [Fact]
    public void A_bank_serves_as_many_words_a_cycle_as_it_has_ports()
    {
        var banks = new SramBanks(banks: 2, portsPerBank: 2, BankMapping.Interleaved, words: 8);

        Assert.Equal([5L, 5L, 6L, 6L, 7L], Enumerable.Range(0, 5).Select(_ => banks.Take(0, earliest: 5, now: 5)));
        Assert.Equal(5, banks.Take(1, earliest: 5, now: 5));
    }

    [Fact]
    public void Words_lie_side_by_side_in_banks_or_one_bank_after_another()
    {
        var interleaved = new SramBanks(4, 1, BankMapping.Interleaved, 16);
        var blocked = new SramBanks(4, 1, BankMapping.Blocked, 16);

        Assert.Equal([0, 1, 2, 3, 0], Enumerable.Range(0, 5).Select(word => interleaved.BankOf(word)));
        Assert.Equal([0, 0, 0, 0, 1], Enumerable.Range(0, 5).Select(word => blocked.BankOf(word)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Reservations_far_ahead_are_kept(int seed)
    {
        var random = new Random(seed);
        var banks = new SramBanks(3, 2, BankMapping.Interleaved, 8);
        var taken = new Dictionary<(int Bank, long Cycle), int>();
        long now = 0;
        for (var i = 0; i < 3000; i++)
        {
            now += random.Next(3);
            var (bank, cycle) = (random.Next(3), now + random.Next(random.Next(1, 500)));
            while (taken.GetValueOrDefault((bank, cycle)) == 2 && random.Next(5) > 0)
            {
                cycle++;
            }

            var isFree = taken.GetValueOrDefault((bank, cycle)) < 2;
            Assert.Equal(isFree, banks.TryTake(bank, cycle, now));
            taken[(bank, cycle)] = taken.GetValueOrDefault((bank, cycle)) + (isFree ? 1 : 0);
        }
    }

    [Fact]
    public void Words_that_do_not_divide_among_blocks_are_refused() =>
        Assert.Throws<ArgumentException>(() => new SramBanks(3, 1, BankMapping.Blocked, 16));
}
