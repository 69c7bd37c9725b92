using ActorSim.Kernel;

namespace ActorSim.Memory;

/// <summary>
/// A DRAM channel with its controller: takes requests for which it has announced room, and answers them when all their beats
/// have come; writes are answered in the cycle behind their acceptance. Sleeps until the next cycle in which a command is
/// possible; an idle channel costs nothing, not even for its refreshes.
/// </summary>
/// <remarks>
/// <para>It works on the edges of the command clock; whoever sends to it works on the half clock between, half a cycle away in
/// both directions. So a request that is sent half a cycle behind edge c is there at edge c + 1, before that cycle's commands,
/// and the room that cycle c made is known half a cycle later: acceptance in the cycle in which a controller in one piece with
/// its caller would accept.</para>
/// <para>Credits are counted by the sender, who begins with as many as <see cref="DramControllerDescription.ReadQueueSize"/> and
/// <see cref="DramControllerDescription.WriteBufferSize"/> say (with one queue for both, the first alone, and all credits are for reads). A
/// request that takes no slot, because it is merged, joined or answered from a waiting write, gives its credit back at once.</para>
/// </remarks>
public sealed class DramChannel : Actor
{
    private const long Never = long.MaxValue;

    private readonly Clock clock;
    private readonly DramDescription memory;
    private readonly int channel;
    private readonly ChannelController controller;
    private readonly SelfPort<Due> due;
    private readonly Counter reads;
    private readonly Counter writes;
    private readonly Histogram readLatency;
    private long dueCycle = Never;
    private bool isBusy;
    private bool hasEnded;

    /// <summary>Makes a channel.</summary>
    /// <param name="memory">The memory that it is part of; checked.</param>
    /// <param name="channel">Its number.</param>
    /// <param name="keepsCommands">Whether every command is kept, for <see cref="Commands"/>.</param>
    public DramChannel(DramDescription memory, int channel, bool keepsCommands = false)
    {
        ArgumentNullException.ThrowIfNull(memory);
        (this.memory, this.channel, clock) = (memory, channel, memory.Clock);
        controller = new ChannelController(memory, channel, keepsCommands);
        reads = Count("reads", "requests");
        writes = Count("writes", "requests");
        readLatency = Distribution("read-latency", "cycles");
        Requests = Receive<DramRequest>(OnRequest);
        Credits = Emit<DramCredit>();
        Answers = EmitGroup<DramAnswer>();
        Ends = Receive<DramEnd>(OnEnd, optional: true);
        due = ReceiveOwn<Due>(OnDue);
    }

    /// <summary>Requests, for which there must be room.</summary>
    public InPort<DramRequest> Requests { get; }

    /// <summary>Room that has become free.</summary>
    public OutPort<DramCredit> Credits { get; }

    /// <summary>Answers; a request names the member of this group that it comes from.</summary>
    public GroupPort<DramAnswer> Answers { get; }

    /// <summary>The end of everything.</summary>
    public InPort<DramEnd> Ends { get; }

    /// <summary>The commands so far, in order, if they are kept.</summary>
    public IReadOnlyList<DramCommand> Commands => controller.Commands;

    /// <summary>Read latencies in cycles of the command clock, from acceptance to the end of the burst; those answered from waiting writes included.</summary>
    public Histogram ReadLatency => readLatency;

    /// <summary>What the channel has done before a cycle; to be asked when the run is over.</summary>
    /// <param name="cycle">The first cycle that is not counted; not before the end of the run.</param>
    public DramChannelFigures FiguresBefore(long cycle) => controller.FiguresBefore(cycle);

    /// <summary>Adds all channels of a memory, with links of half a cycle to and from whoever sends to them.</summary>
    /// <param name="builder">Where to add them.</param>
    /// <param name="root">What their paths begin with: <c>/dram</c> for <c>/dram/channel/0</c> and so on.</param>
    /// <param name="memory">The memory; checked.</param>
    /// <param name="keepsCommands">Whether every command is kept.</param>
    /// <param name="requests">Where requests come from, by channel.</param>
    /// <param name="credits">Where room is announced.</param>
    /// <param name="answers">Where answers go, by requester.</param>
    internal static DramChannel[] AddAll(
        SimulationBuilder builder, string root, DramDescription memory, bool keepsCommands, GroupPort<DramRequest> requests, InPort<DramCredit> credits, IEnumerable<InPort<DramAnswer>> answers)
    {
        var channels = new DramChannel[memory.Organization.Channels];
        var halfCycle = memory.Clock.Half.Cycles(1);
        var receivers = new ReceiverTable<DramAnswer>(answers);
        for (var i = 0; i < channels.Length; i++)
        {
            channels[i] = builder.Add($"{root}/channel/{i}", new DramChannel(memory, i, keepsCommands));
            builder.Connect(channels[i].Credits, credits, halfCycle);
            builder.Connect(channels[i].Answers, receivers, halfCycle);
        }

        builder.Connect(requests, new ReceiverTable<DramRequest>(channels.Select(channel => channel.Requests)), halfCycle);
        return channels;
    }

    /// <inheritdoc/>
    protected override void Start() => BecomeIdle();

    private void OnRequest(in DramRequest request)
    {
        var cycle = clock.EdgeAtOrAfter(Now);
        if (hasEnded)
        {
            throw new InvalidOperationException($"{Path} has ended and takes no more requests; one came in cycle {cycle}.");
        }

        controller.CatchUp(cycle);
        (request.IsWrite ? writes : reads).Increment();
        var isAnswered = controller.Accept(request, cycle, out var takesSlot);
        if (isAnswered)
        {
            if (!request.IsWrite)
            {
                readLatency.Add(1);
            }

            Answers.SendTo(request.Requester, new DramAnswer(request.Tag, request.IsWrite), clock.Edge(cycle + 1) - Now);
        }

        if (!takesSlot)
        {
            Credits.Send(new DramCredit((short)channel, request.IsWrite && !memory.Controller.HasUnifiedQueue));
        }
        else
        {
            RunIn(cycle);
        }
    }

    private void OnEnd(in DramEnd end)
    {
        hasEnded = true;
        dueCycle = Never;
        BecomeIdle();
    }

    private void RunIn(long cycle)
    {
        if (cycle >= dueCycle)
        {
            return;
        }

        dueCycle = cycle;
        due.SendAt(new Due(cycle), clock.Edge(cycle));
    }

    private void OnDue(in Due message)
    {
        // An earlier one may have been asked for behind this one.
        if (message.Cycle != dueCycle)
        {
            return;
        }

        dueCycle = Never;
        controller.Run(message.Cycle);
        SendAnswers();
        if (controller.HasFreedReadSlot)
        {
            Credits.Send(new DramCredit((short)channel, IsWrite: false));
        }

        if (controller.HasFreedWriteSlot)
        {
            Credits.Send(new DramCredit((short)channel, IsWrite: true));
        }

        var next = controller.NextCycle();
        if (next < Never)
        {
            RunIn(next);
        }

        if (isBusy != next < Never)
        {
            isBusy = !isBusy;
            if (isBusy)
            {
                BecomeBusy();
            }
            else
            {
                BecomeIdle();
            }
        }
    }

    private void SendAnswers()
    {
        if (controller.Answered < 0)
        {
            return;
        }

        var after = clock.Edge(controller.AnsweredCycle) - Now;
        for (var number = controller.Answered; number >= 0; number = controller.GiveBack(number))
        {
            ref readonly var read = ref controller.RequestOf(number);
            readLatency.Add(controller.AnsweredCycle - read.AcceptCycle);
            Answers.SendTo(read.Requester, new DramAnswer(read.Tag, IsWrite: false), after);
        }
    }

    private readonly record struct Due(long Cycle);
}
