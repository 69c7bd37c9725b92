using System.Runtime.CompilerServices;
using ActorSim.Benchmarks;

namespace ActorSim.Kernel.Tests.Benchmarks;

public class FourAryHeapTests
{
    [Fact]
    public void An_event_takes_32_bytes() => Assert.Equal(32, Unsafe.SizeOf<Event>());

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(3_000)]
    public void Events_leave_in_the_order_of_time_and_then_of_key(int count)
    {
        var heap = new FourAryHeap();
        var expected = new List<(long, ulong)>();
        for (var i = 0; i < count; i++)
        {
            // Few different times, so that keys decide often.
            var item = new Event { Time = (long)(Mixing.Next((ulong)i) % 50), Key = Mixing.Next((ulong)(i + count)) };
            expected.Add((item.Time, item.Key));
            heap.Add(item);
        }

        expected.Sort();
        var left = new List<(long, ulong)>();
        while (heap.Count > 0)
        {
            left.Add((heap.First.Time, heap.First.Key));
            heap.RemoveFirst();
        }

        Assert.Equal(expected, left);
    }

    [Fact]
    public void Events_that_come_while_others_leave_find_their_place()
    {
        var heap = new FourAryHeap();
        var reference = new SortedSet<(long, ulong)>();
        for (ulong i = 0; i < 5_000; i++)
        {
            if (i % 3 == 2)
            {
                Assert.Equal(reference.Min, (heap.First.Time, heap.First.Key));
                reference.Remove(reference.Min);
                heap.RemoveFirst();
            }
            else
            {
                var item = new Event { Time = (long)(i + (Mixing.Next(i) % 100)), Key = i };
                reference.Add((item.Time, item.Key));
                heap.Add(item);
            }
        }

        Assert.Equal(reference.Count, heap.Count);
    }
}
