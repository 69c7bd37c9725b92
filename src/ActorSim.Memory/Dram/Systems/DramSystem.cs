using ActorSim.Kernel;

namespace ActorSim.Memory;

/// <summary>A memory for several requesters, put together: a front end and the channels.</summary>
public sealed class DramSystem
{
    private readonly DramChannel[] channels;

    private DramSystem(DramDescription memory, DramFrontEnd frontEnd, DramChannel[] channels) =>
        (Memory, FrontEnd, this.channels) = (memory, frontEnd, channels);

    /// <summary>The memory.</summary>
    public DramDescription Memory { get; }

    /// <summary>The way to the channels.</summary>
    public DramFrontEnd FrontEnd { get; }

    /// <summary>The channels.</summary>
    public IReadOnlyList<DramChannel> Channels => channels;

    /// <summary>Adds a memory to a system.</summary>
    /// <param name="builder">Where to add its actors.</param>
    /// <param name="root">What their paths begin with, such as <c>/dram</c>.</param>
    /// <param name="memory">The memory.</param>
    /// <param name="requesters">Who uses it; transfers bear a requester's place in this list.</param>
    /// <param name="width">Requests that go to channels in a cycle of the command clock; one for each channel, when left out.</param>
    /// <param name="keepsCommands">Whether the channels keep their commands.</param>
    /// <exception cref="ArgumentException">The memory contradicts itself, or there is no requester.</exception>
    public static DramSystem Add(
        SimulationBuilder builder, string root, DramDescription memory, IReadOnlyList<DramRequester> requesters, int? width = null, bool keepsCommands = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(requesters);
        memory.Check();
        if (requesters.Count is 0 or > short.MaxValue)
        {
            throw new ArgumentException($"A memory has 1 to {short.MaxValue} requesters; it was given {requesters.Count}.", nameof(requesters));
        }

        var frontEnd = builder.Add($"{root}/front-end", new DramFrontEnd(memory, requesters.Count, width ?? memory.Organization.Channels));
        foreach (var requester in requesters)
        {
            builder.Connect(requester.Transfers, frontEnd.Transfers, requester.Latency);
        }

        return new DramSystem(
            memory,
            frontEnd,
            DramChannel.AddAll(builder, root, memory, keepsCommands, frontEnd.Requests, frontEnd.Credits, requesters.Select(requester => requester.Answers)));
    }
}
