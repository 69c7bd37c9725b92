using ActorSim.Kernel;

namespace ActorSim.TestKit;

/// <summary>Sends messages to an in-port of an actor under test. Made by <see cref="SimTestKit.Feed{T}"/>.</summary>
/// <typeparam name="T">The type of message.</typeparam>
public sealed class TestFeed<T>
    where T : unmanaged
{
    private readonly SimTestKit kit;
    private readonly Feed<T> feed;

    internal TestFeed(SimTestKit kit, Feed<T> feed)
    {
        this.kit = kit;
        this.feed = feed;
    }

    /// <summary>Sends a message that arrives on an edge of the kit's clock.</summary>
    /// <exception cref="InvalidOperationException">The kit has no clock.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The cycle has passed.</exception>
    public void Send(in T message, long atCycle) => Send(message, kit.TimeOfCycle(atCycle));

    /// <summary>Sends a message that arrives at a time that has not passed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time has passed.</exception>
    public void Send(in T message, SimTime at)
    {
        kit.Build();
        feed.Send(message, at);
    }

    /// <summary>Makes a block with the given values, to be sent in one message of this feed.</summary>
    /// <typeparam name="TValue">The type of value.</typeparam>
    public Block BlockOf<TValue>(params ReadOnlySpan<TValue> values)
        where TValue : unmanaged
    {
        kit.Build();
        return feed.BlockOf(values);
    }
}
