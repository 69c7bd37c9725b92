using System.Threading.Channels;

namespace ActorSim.Benchmarks;

/// <summary>Sends events to the coordinator, through its channel.</summary>
public readonly struct ChannelQueue(ChannelWriter<Event> coordinator) : IEventQueue
{
    public void Add(in Event item) => coordinator.TryWrite(item);
}
