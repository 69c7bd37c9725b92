using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

/// <summary>Sends what it is told to, each message asked for at its time, and writes down what comes.</summary>
internal sealed class ScriptedNode : ClusterNode
{
    private readonly SentMessage[] messages;
    private readonly SelfPort<int> due;

    public ScriptedNode(NodeSeat seat, SentMessage[] messages)
        : base(seat)
    {
        this.messages = messages;
        due = ReceiveOwn<int>(SendNow, phase: 3);
    }

    public List<GotMessage> Got { get; } = [];

    protected override void Start()
    {
        for (var i = 0; i < messages.Length; i++)
        {
            if (messages[i].At == SimTime.Zero)
            {
                SendNow(i);
            }
            else
            {
                due.SendAt(i, messages[i].At);
            }
        }
    }

    protected override void Deliver(in Transfer transfer) =>
        Got.Add(new GotMessage(transfer.Source, transfer.Destination, transfer.Bytes, Now, (int)transfer.Tag));

    private void SendNow(in int index)
    {
        var message = messages[index];
        Transmit(message.To, message.Bytes, message.Tag, Rank);
    }
}
