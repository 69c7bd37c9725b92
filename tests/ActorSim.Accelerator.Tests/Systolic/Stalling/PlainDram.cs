using ActorSim.Kernel;
using ActorSim.Memory;

namespace ActorSim.Accelerator.Tests.Systolic;

/// <summary>A DRAM without banks: so many requests a cycle in the order of arrival, each with the same latency.</summary>
internal sealed class PlainDram : Actor
{
    private readonly Clock clock;
    private readonly int latencyCycles;
    private readonly int requestsPerCycle;
    private long nextPlace;

    public PlainDram(Clock clock, int latencyCycles, int requestsPerCycle)
    {
        this.clock = clock;
        this.latencyCycles = latencyCycles;
        this.requestsPerCycle = requestsPerCycle;
        Transfers = Receive<DramTransfer>(OnTransfer);
        Answers = EmitGroup<DramAnswer>();
    }

    public InPort<DramTransfer> Transfers { get; }

    public GroupPort<DramAnswer> Answers { get; }

    public long Requests { get; private set; }

    /// <summary>Adds such a DRAM; the way back is a cycle of its clock.</summary>
    public static Action<SimulationBuilder, IReadOnlyList<DramRequester>> Connect(Clock clock, int latencyCycles, int requestsPerCycle, List<PlainDram>? made = null) => (builder, ports) =>
    {
        var dram = builder.Add("/dram", new PlainDram(clock, latencyCycles, requestsPerCycle));
        foreach (var port in ports)
        {
            builder.Connect(port.Transfers, dram.Transfers, port.Latency);
        }

        builder.Connect(dram.Answers, new ReceiverTable<DramAnswer>(ports.Select(port => port.Answers)), clock.Cycles(1));
        made?.Add(dram);
    };

    protected override void Start() => BecomeIdle();

    private void OnTransfer(in DramTransfer transfer)
    {
        Assert.Equal(0, transfer.Address % 64);
        nextPlace = Math.Max(nextPlace, clock.EdgeAtOrAfter(Now) * requestsPerCycle);
        for (var i = 0; i < transfer.Count; i++)
        {
            var cycle = (nextPlace / requestsPerCycle) + latencyCycles;
            Answers.SendTo(transfer.Requester, new DramAnswer(transfer.Tag, transfer.IsWrite), clock.Edge(cycle) - Now);
            nextPlace++;
            Requests++;
        }
    }
}
