using ActorSim.Benchmarks;

namespace ActorSim.Kernel.Tests.Benchmarks;

public class EventFifoTests
{
    [Fact]
    public void Events_leave_as_they_came_also_when_the_buffer_wraps_around_and_grows()
    {
        var fifo = new EventFifo();
        var added = 0UL;
        var taken = 0UL;
        for (var i = 0; i < 20_000; i++)
        {
            fifo.Add(new Event { Value = added++ });
            fifo.Add(new Event { Value = added++ });
            fifo.Take(out var item);
            Assert.Equal(taken++, item.Value);
        }

        while (fifo.Count > 0)
        {
            fifo.Take(out var item);
            Assert.Equal(taken++, item.Value);
        }

        Assert.Equal(added, taken);
    }
}
