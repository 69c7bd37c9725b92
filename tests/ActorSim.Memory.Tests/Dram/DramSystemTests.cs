using ActorSim.Kernel;

namespace ActorSim.Memory.Tests;

public sealed class DramSystemTests
{
    private static readonly DramDescription Memory = GoldenDram.Ddr4;

    [Fact]
    public void A_requester_alone_is_served_like_a_player()
    {
        var player = new DramPlayback(Memory, [.. Enumerable.Range(0, 500).Select(i => new DramTraceRequest(i * 64, 0, false))]);
        player.Simulation.Run();

        var reader = Run(new Requester(Memory.Clock, new DramTransfer(0, 500, 7, 0, false)))[0];

        Assert.Equal(player.Player.DoneCycles.ToArray().Order(), reader.AnswerCycles);
        Assert.All(reader.Tags, tag => Assert.Equal(7, tag));
    }

    [Fact]
    public void Requesters_take_turns()
    {
        // Each reads banks of its own, so that only the front end decides.
        var readers = Run(
            new Requester(Memory.Clock, new DramTransfer(0, 400, 0, 0, false)),
            new Requester(Memory.Clock, new DramTransfer(1 << 17, 400, 0, 1, false)));

        Assert.All(readers, reader => Assert.Equal(400, reader.AnswerCycles.Count));
        Assert.InRange(readers[1].AnswerCycles[^1] - readers[0].AnswerCycles[^1], -500, 500);
        Assert.InRange(readers[0].AnswerCycles[199], readers[1].AnswerCycles[199] - 200, readers[1].AnswerCycles[199] + 200);
    }

    [Fact]
    public void Who_waits_for_room_holds_up_only_itself()
    {
        // 2000 writes fill the write buffer at once; the reads of another find room all the same.
        var alone = Run(new Requester(Memory.Clock, new DramTransfer(0, 8, 0, 0, false)))[0];
        var together = Run(
            new Requester(Memory.Clock, new DramTransfer(1 << 20, 2000, 0, 0, true)),
            new Requester(Memory.Clock, new DramTransfer(0, 8, 0, 1, false)));

        Assert.Equal(2000, together[0].AnswerCycles.Count);
        Assert.InRange(together[1].AnswerCycles[^1], alone.AnswerCycles[^1], alone.AnswerCycles[^1] + 400);
        Assert.True(together[0].AnswerCycles[^1] > 4 * together[1].AnswerCycles[^1]);
    }

    [Fact]
    public void Transfers_of_a_requester_stay_in_their_order()
    {
        var reader = Run(new Requester(Memory.Clock, new DramTransfer(0, 20, 1, 0, false), new DramTransfer(20 * 64, 30, 2, 0, false)))[0];
        Assert.Equal([.. Enumerable.Repeat(1, 20), .. Enumerable.Repeat(2, 30)], reader.Tags);
    }

    [Fact]
    public void Channels_work_side_by_side()
    {
        var eight = Run(GoldenDram.Hbm2, new Requester(GoldenDram.Hbm2.Clock, new DramTransfer(0, 4000, 0, 0, false)))[0];
        var one = Run(GoldenDram.Hbm2OneChannel, new Requester(GoldenDram.Hbm2.Clock, new DramTransfer(0, 4000, 0, 0, false)))[0];
        Assert.InRange((double)one.AnswerCycles[^1] / eight.AnswerCycles[^1], 7, 8.1);
    }

    [Theory]
    [InlineData(32, 1)]
    [InlineData(-64, 1)]
    [InlineData(0, 0)]
    [InlineData((1L << 34) - 64, 2)]
    public void A_transfer_that_cannot_be_ends_the_run(long address, int count)
    {
        var builder = new SimulationBuilder();
        var requester = builder.Add("/requester", new Requester(Memory.Clock, new DramTransfer(address, count, 0, 0, false)));
        DramSystem.Add(builder, "/dram", Memory, [requester.ToMemory]);
        var simulation = builder.Build();
        Assert.Equal(EndReason.Failed, simulation.Run().Reason);
        Assert.Contains("/dram/front-end was sent a transfer", simulation.Failure!.ToString(), StringComparison.Ordinal);
    }

    private static Requester[] Run(params Requester[] requesters) => Run(Memory, requesters);

    private static Requester[] Run(DramDescription memory, params Requester[] requesters)
    {
        var builder = new SimulationBuilder();
        for (var i = 0; i < requesters.Length; i++)
        {
            builder.Add($"/requester/{i}", requesters[i]);
        }

        DramSystem.Add(builder, "/dram", memory, [.. requesters.Select(requester => requester.ToMemory)]);
        Assert.Equal(EndReason.Completed, builder.Build().Run().Reason);
        return requesters;
    }

    /// <summary>Sends its transfers at the beginning, and notes when answers come.</summary>
    private sealed class Requester : Actor
    {
        private readonly Clock clock;
        private readonly DramTransfer[] transfers;
        private readonly OutPort<DramTransfer> toMemory;
        private readonly InPort<DramAnswer> answers;

        public Requester(Clock clock, params DramTransfer[] transfers)
        {
            (this.clock, this.transfers) = (clock, transfers);
            toMemory = Emit<DramTransfer>();
            answers = Receive<DramAnswer>(OnAnswer);
        }

        public DramRequester ToMemory => new(toMemory, answers, clock.Half.Cycles(1));

        public List<long> AnswerCycles { get; } = [];

        public List<int> Tags { get; } = [];

        protected override void Start()
        {
            foreach (var transfer in transfers)
            {
                toMemory.Send(transfer);
            }
        }

        private void OnAnswer(in DramAnswer answer)
        {
            AnswerCycles.Add((clock.Half.EdgeAtOrAfter(Now) - 1) / 2);
            Tags.Add(answer.Tag);
        }
    }
}
