using System.Numerics;
using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Time;

/// <summary>What links take: durations, and cycles that deliver exactly on edges.</summary>
public sealed class LatencyTests
{
    [Fact]
    public void A_duration_is_added_to_the_leaving() => Assert.Equal(At(112), Link(12).ArrivalOf(At(100)));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 5)]
    [InlineData(2, 5)]
    [InlineData(3, 7)]
    [InlineData(5, 7)]
    [InlineData(6, 10)]
    public void One_cycle_of_2_5_ps_counts_from_the_first_edge_at_or_after_leaving(long leaving, long arrival) =>
        Assert.Equal(At(arrival), Clock.FromPeriod(2.5m).Cycles(1).ArrivalOf(At(leaving)));

    [Fact]
    public void Cycles_deliver_on_edges_and_never_before_their_lookahead()
    {
        var random = new TestRandom(3);
        for (var i = 0; i < 20_000; i++)
        {
            var (numerator, denominator) = (1 + random.Magnitude(40), 1 + random.Magnitude(20));
            if (numerator < denominator)
            {
                continue;
            }

            var clock = Clock.FromPeriod(decimal.Round((decimal)numerator / denominator, 6) + 1);
            var (whole, parts) = clock.Period;
            var cycles = 1 + random.Below(100);
            var leaving = random.Magnitude(50);
            var firstEdge = ((new BigInteger(leaving) * parts) + whole - 1) / whole;
            var arrival = clock.Cycles(cycles).ArrivalOf(At(leaving));
            Assert.Equal((firstEdge + cycles) * whole / parts, arrival.Picoseconds);
            Assert.True(arrival - At(leaving) >= clock.Cycles(cycles).Lookahead);
        }
    }

    [Fact]
    public void Two_clocked_parts_in_a_ring_stay_on_their_edges_for_ever()
    {
        var clock = Clock.FromGigahertz(3);
        var builder = new SimulationBuilder();
        var (a, b) = (builder.Add("/a", new Scripted()), builder.Add("/b", new Scripted()));
        var (toA, toB) = (b.Out<Note>(), a.Out<Note>());
        builder.Connect(toB, b.In((in Note note) => toA.Send(note)), clock.Cycles(1));
        var arrivals = new List<SimTime>();
        var back = a.In((in Note note) =>
        {
            arrivals.Add(a.Now);
            toB.Send(note);
        });
        builder.Connect(toA, back, clock.Cycles(1));
        a.OnStart = () => toB.Send(default);

        builder.Build().Run(Until(1_000_000));

        Assert.Equal(1500, arrivals.Count + 1);
        Assert.Equal(Enumerable.Range(1, arrivals.Count).Select(round => clock.Edge(2 * round)), arrivals);
    }

    [Fact]
    public void A_latency_must_be_longer_than_zero()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Link(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Link(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Clock.FromMegahertz(1).Cycles(0));
    }

    [Fact]
    public void More_cycles_than_fit_the_range_of_time_are_refused()
    {
        var clock = Clock.FromMegahertz(1);
        Assert.True(clock.Cycles(clock.LastEdge).Lookahead <= SimDuration.MaxValue);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Cycles(clock.LastEdge + 1));
    }

    [Fact]
    public void An_arrival_beyond_the_range_of_time_is_refused()
    {
        Assert.Throws<SimTimeRangeException>(() => Link(10).ArrivalOf(At(long.MaxValue - 9)));
        Assert.Throws<SimTimeRangeException>(() => Clock.FromPeriod(1).Cycles(long.MaxValue).ArrivalOf(At(long.MaxValue - 9)));
    }

    [Theory]
    [InlineData(1, "1 cycle of 200 MHz")]
    [InlineData(2, "2 cycles of 200 MHz")]
    public void A_latency_reads_as_it_was_given(long cycles, string text) => Assert.Equal(text, Clock.FromMegahertz(200).Cycles(cycles).ToString());
}
