namespace ActorSim.Kernel.Tests.Blocks;

public sealed class BlockPoolBalanceTests
{
    [Fact]
    public void A_worker_that_only_takes_is_supplied_by_one_that_only_gives_back()
    {
        const int Producer = 1;
        const int Consumer = 2;
        var pool = new BlockPool();
        var producer = new BlockDesk(pool);
        var consumer = new BlockDesk(pool);

        void Pass()
        {
            var storage = producer.Withdraw(Producer, producer.Rent(Producer, 100));
            consumer.GiveBack(Consumer, consumer.Register(Consumer, storage));
        }

        for (var i = 0; i < 10_000; i++)
        {
            Pass();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
        {
            Pass();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
