using ActorSim.Kernel;

namespace ActorSim.TestKit;

/// <summary>Stands at the far end of a watched port and takes what arrives.</summary>
internal sealed class ProbeActor<T> : Actor
    where T : unmanaged
{
    private readonly Func<T, Block>? blockOf;

    public ProbeActor(Func<T, Block>? blockOf)
    {
        this.blockOf = blockOf;
        Messages = Receive<T>(OnMessage);
    }

    public InPort<T> Messages { get; }

    /// <summary>What has arrived and was not asked for yet.</summary>
    public Queue<(T Message, SimTime Time, byte[] Contents)> Arrived { get; } = new();

    private void OnMessage(in T message)
    {
        var contents = Array.Empty<byte>();
        if (blockOf is not null && blockOf(message) is { IsNone: false } block)
        {
            contents = Blocks.Read<byte>(block).ToArray();
            Blocks.GiveBack(block);
        }

        Arrived.Enqueue((message, Now, contents));
    }
}
