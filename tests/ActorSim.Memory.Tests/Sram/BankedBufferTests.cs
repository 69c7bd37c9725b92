using ActorSim.Kernel;
using ActorSim.TestKit;

namespace ActorSim.Memory.Tests.Sram;

public sealed class BankedBufferTests
{
    private static readonly Clock Clock = Clock.FromGigahertz(1);

    public static TheoryData<SramGranularity> Granularities => [SramGranularity.Burst, SramGranularity.Word];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Runs_give_the_same_times_as_word_by_word(int seed)
    {
        var bursts = RandomRun(seed, SramGranularity.Burst);
        var words = RandomRun(seed, SramGranularity.Word);

        Assert.Equal(bursts.Logs, words.Logs);
        Assert.Equal(bursts.Metrics, words.Metrics);
        Assert.Contains(bursts.Logs, log => log.Count > 0);
    }

    [Theory]
    [MemberData(nameof(Granularities))]
    public void Words_wait_for_the_port_of_their_bank(SramGranularity granularity)
    {
        // One bank, one port; what consumer 1 asks for in cycle 10 goes before what consumer 2 asks for then.
        using var rig = new Rig(Sram(banks: 1, slots: 8, granularity, consumers: 2));
        rig.FillAt(0);
        rig.Runs.Send(new SramRun(2, 0, 1, 2), atCycle: 10);
        rig.Runs.Send(new SramRun(1, 0, 1, 3), atCycle: 10);

        Assert.Equal([11L, 12, 13], rig.CyclesOf(0));
        Assert.Equal([14L, 15], rig.CyclesOf(1));
        Assert.Equal(3, rig.Metric("bank-conflicts"));
    }

    [Theory]
    [MemberData(nameof(Granularities))]
    public void A_run_that_came_earlier_keeps_its_bank_from_a_lower_requester(SramGranularity granularity)
    {
        using var rig = new Rig(Sram(banks: 1, slots: 8, granularity, consumers: 2));
        rig.FillAt(0);
        rig.Runs.Send(new SramRun(2, 0, 1, 3), atCycle: 10);
        rig.Runs.Send(new SramRun(1, 0, 1, 2), atCycle: 11);

        Assert.Equal([11L, 12, 13], rig.CyclesOf(1));
        Assert.Equal([14L, 15], rig.CyclesOf(0));
    }

    [Theory]
    [MemberData(nameof(Granularities))]
    public void Two_banks_serve_two_readers_at_once_after_one_conflict(SramGranularity granularity)
    {
        using var rig = new Rig(Sram(banks: 2, slots: 8, granularity, consumers: 2));
        rig.FillAt(0);
        rig.Runs.Send(new SramRun(1, 0, 1, 3), atCycle: 10);
        rig.Runs.Send(new SramRun(2, 0, 1, 3), atCycle: 10);

        Assert.Equal([11L, 12, 13], rig.CyclesOf(0));
        Assert.Equal([12L, 13, 14], rig.CyclesOf(1));
        Assert.Equal(1, rig.Metric("bank-conflicts"));
    }

    [Theory]
    [MemberData(nameof(Granularities))]
    public void Two_ports_a_bank_serve_two_readers_at_once(SramGranularity granularity)
    {
        using var rig = new Rig(Sram(banks: 1, slots: 8, granularity, consumers: 2) with { PortsPerBank = 2, LatencyCycles = 3 });
        rig.FillAt(0);
        rig.Runs.Send(new SramRun(1, 0, 1, 3), atCycle: 10);
        rig.Runs.Send(new SramRun(2, 0, 1, 3), atCycle: 10);

        Assert.Equal([13L, 14, 15], rig.CyclesOf(0));
        Assert.Equal([13L, 14, 15], rig.CyclesOf(1));
    }

    [Theory]
    [MemberData(nameof(Granularities))]
    public void A_reader_without_slots_waits_and_lets_others_go_first(SramGranularity granularity)
    {
        using var rig = new Rig(Sram(banks: 1, slots: 4, granularity, consumers: 2));
        rig.FillAt(0);
        rig.Runs.Send(new SramRun(1, 0, 1, 3), atCycle: 10);
        rig.Runs.Send(new SramRun(1, 0, 1, 3), atCycle: 11);
        rig.Runs.Send(new SramRun(2, 0, 1, 4), atCycle: 20);
        rig.Slots.Send(new SramSlots(1, 3), atCycle: 22);

        Assert.Equal([11L, 12, 13, 25, 26, 27], rig.CyclesOf(0));
        Assert.Equal([21L, 22, 23, 24], rig.CyclesOf(1));
        Assert.Equal(11, rig.Metric("wait-for-slots"));
    }

    [Theory]
    [MemberData(nameof(Granularities))]
    public void Halves_change_places_when_both_sides_are_done(SramGranularity granularity)
    {
        using var rig = new Rig(Sram(banks: 4, slots: 4, granularity));
        rig.Runs.Send(new SramRun(1, 0, 1, 2), atCycle: 2);
        rig.Runs.Send(new SramRun(0, 0, 1, 5), atCycle: 3);
        rig.Runs.Send(SramRun.Done(0), atCycle: 4);
        rig.Runs.Send(new SramRun(0, 0, 1, 8), atCycle: 12);
        rig.Runs.Send(SramRun.Done(0), atCycle: 12);
        rig.Runs.Send(SramRun.Done(1), atCycle: 30);

        // The last of five words is written in cycle 7, the halves change in 8, reads go on in 9.
        rig.Space.ExpectMessage(new SramSpace(8), atCycle: 1);
        rig.Space.ExpectMessage(new SramSpace(8), atCycle: 9);
        rig.Filled[0].ExpectMessage(new SramFilled(5), atCycle: 9);
        rig.Filled[0].ExpectMessage(new SramFilled(8), atCycle: 31);
        Assert.Equal([10L, 11], rig.CyclesOf(0));
        Assert.Equal(7, rig.Metric("wait-for-data"));
        Assert.Equal(10, rig.Metric("wait-for-readers"));
    }

    [Fact]
    public void Writing_more_than_there_is_room_for_is_refused()
    {
        using var rig = new Rig(Sram(banks: 4, slots: 4, SramGranularity.Burst));
        rig.Runs.Send(new SramRun(0, 0, 1, 5), atCycle: 3);
        rig.Runs.Send(new SramRun(0, 4, 1, 4), atCycle: 4);

        var failure = Assert.ThrowsAny<Exception>(() => rig.Kit.RunUntilCycle(10));
        Assert.Contains("producer 0 writes 4 words for which it has no credit", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, 1, "goes from word 7 to 8")]
    [InlineData(1, -1, "goes from word 1 to -1")]
    public void Words_outside_the_half_are_refused(int address, int stride, string sentence)
    {
        using var rig = new Rig(Sram(banks: 4, slots: 4, SramGranularity.Burst));
        rig.Runs.Send(new SramRun(1, address, stride, stride > 0 ? 2 : 3), atCycle: 3);

        var failure = Assert.ThrowsAny<Exception>(() => rig.Kit.RunUntilCycle(10));
        Assert.Contains(sentence, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_longer_than_the_readers_slots_is_refused()
    {
        using var rig = new Rig(Sram(banks: 4, slots: 4, SramGranularity.Burst));
        rig.Runs.Send(new SramRun(1, 0, 1, 5), atCycle: 3);

        var failure = Assert.ThrowsAny<Exception>(() => rig.Kit.RunUntilCycle(10));
        Assert.Contains("reads 5 words at once and has slots for 4", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, "requester 1 gives back 1 slots that it has not got")]
    [InlineData(0, 1, "requester 0 gives back 1 slots that it has not got")]
    [InlineData(2, 1, "has no requester 2; it has 2")]
    public void Slots_that_nobody_has_are_refused(int consumer, int count, string sentence)
    {
        using var rig = new Rig(Sram(banks: 4, slots: 4, SramGranularity.Burst));
        rig.Slots.Send(new SramSlots(consumer, count), atCycle: 3);

        var failure = Assert.ThrowsAny<Exception>(() => rig.Kit.RunUntilCycle(10));
        Assert.Contains(sentence, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Impossible_descriptions_are_refused()
    {
        var sram = Sram(banks: 4, slots: 4, SramGranularity.Burst);

        Assert.Throws<ArgumentException>(() => new BankedBuffer(sram with { Banks = 0 }));
        Assert.Throws<ArgumentException>(() => new BankedBuffer(sram with { Consumers = 0 }));
        Assert.Throws<ArgumentException>(() => new BankedBuffer(sram with { Producers = 9 }));
        Assert.Throws<ArgumentException>(() => new BankedBuffer(sram with { Banks = 3, Mapping = BankMapping.Blocked }));
    }

    private static SramDescription Sram(int banks, int slots, SramGranularity granularity, int consumers = 1) =>
        new() { Clock = Clock, Banks = banks, HalfWords = 8, Consumers = consumers, ConsumerSlots = slots, Granularity = granularity };

    private static (List<List<(int, long)>> Logs, List<(string, double)> Metrics) RandomRun(int seed, SramGranularity granularity)
    {
        var random = new Random(seed);
        var halfWords = random.Next(8, 60);
        var sram = new SramDescription
        {
            Clock = Clock,
            Banks = random.Next(1, 5),
            PortsPerBank = random.Next(1, 3),
            HalfWords = halfWords,
            LatencyCycles = random.Next(1, 4),
            Producers = random.Next(1, 3),
            Consumers = random.Next(1, 4),
            ConsumerSlots = random.Next(1, 20),
            Granularity = granularity,
        };
        var builder = new SimulationBuilder { Seed = (ulong)seed };
        var buffer = builder.Add("/buffer", new BankedBuffer(sram));
        var hop = Clock.Cycles(1);
        var writers = Enumerable.Range(0, sram.Producers).Select(i => builder.Add($"/writer/{i}", new Writer(Clock, i, fills: 6))).ToList();
        var readers = Enumerable.Range(0, sram.Consumers).Select(i => builder.Add($"/reader/{i}", new Reader(Clock, sram.Producers + i, sram.ConsumerSlots, halfWords))).ToList();
        writers.ForEach(writer => builder.Connect(writer.Runs, buffer.Runs, hop));
        readers.ForEach(reader => builder.Connect(reader.Runs, buffer.Runs, hop));
        readers.ForEach(reader => builder.Connect(reader.Slots, buffer.Slots, hop));
        builder.Connect(buffer.Space, new ReceiverTable<SramSpace>(writers.Select(writer => writer.Space)), hop);
        builder.Connect(buffer.Filled, new ReceiverTable<SramFilled>(readers.Select(reader => reader.Filled)), hop);
        builder.Connect(buffer.Words, new ReceiverTable<SramWords>(readers.Select(reader => reader.Words)), hop);
        var simulation = builder.Build();
        var result = simulation.Run();
        Assert.Equal(EndReason.Completed, result.Reason);

        var account = simulation.ReadMetrics().Where(reading => reading.Path == "/buffer").ToList();
        Assert.Equal((double)result.End.Picoseconds, account.Where(reading => reading.Name.StartsWith("time.", StringComparison.Ordinal)).Sum(reading => reading.Value));

        return (readers.ConvertAll(reader => reader.Log), account.ConvertAll(reading => (reading.Name, reading.Value)));
    }

    private sealed class Rig : IDisposable
    {
        private readonly List<WordLog> logs;

        public Rig(SramDescription sram)
        {
            Kit = new SimTestKit(Clock);
            var buffer = Kit.Add("buffer", new BankedBuffer(sram));
            Runs = Kit.Feed(buffer.Runs);
            Slots = Kit.Feed(buffer.Slots);
            Space = Kit.WatchGroup(buffer.Space, 1)[0];
            Filled = Kit.WatchGroup(buffer.Filled, sram.Consumers);
            logs = [.. Enumerable.Range(0, sram.Consumers).Select(i => Kit.Add($"log/{i}", new WordLog(Clock)))];
            Kit.Connect(buffer.Words, new ReceiverTable<SramWords>(logs.Select(log => log.Words)), Clock.Cycles(1));
        }

        public SimTestKit Kit { get; }

        public TestFeed<SramRun> Runs { get; }

        public TestFeed<SramSlots> Slots { get; }

        public TestProbe<SramSpace> Space { get; }

        public TestProbe<SramFilled>[] Filled { get; }

        public void FillAt(long cycle)
        {
            Runs.Send(new SramRun(0, 0, 1, 8), cycle);
            Runs.Send(SramRun.Done(0), cycle);
        }

        /// <summary>When words come to a consumer in the first 60 cycles.</summary>
        public List<long> CyclesOf(int consumer)
        {
            Kit.RunUntil(Clock.Edge(60));
            return logs[consumer].Cycles;
        }

        public double Metric(string name) => Kit.ReadMetrics().Single(reading => reading.Path == "/buffer" && reading.Name == name).Value;

        public void Dispose() => Kit.Dispose();
    }
}
