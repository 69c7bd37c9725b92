using ActorSim.Kernel;

namespace ActorSim.Memory;

/// <summary>A memory and a player of requests, put together.</summary>
/// <example>
/// <code>
/// var playback = new DramPlayback(memory, [new(0x0, 0, IsWrite: false), new(0x40, 0, IsWrite: false)]);
/// playback.Simulation.Run();
/// Console.WriteLine(playback.Player.DoneCycles[1]);
/// </code>
/// </example>
public sealed class DramPlayback
{
    private readonly DramChannel[] channels;

    /// <summary>Builds it.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="trace">The requests, at least one.</param>
    /// <param name="width">How many requests can be offered in a cycle, ≥ 1.</param>
    /// <param name="keepsCommands">Whether the channels keep their commands.</param>
    /// <param name="builder">Where to add the actors; null for a system of their own.</param>
    /// <exception cref="ArgumentException">
    /// The memory contradicts itself; the trace is empty, or has an address or a cycle that is not possible.
    /// </exception>
    public DramPlayback(DramDescription memory, DramTraceRequest[] trace, int width = 1, bool keepsCommands = false, SimulationBuilder? builder = null)
    {
        ArgumentNullException.ThrowIfNull(memory);
        ArgumentNullException.ThrowIfNull(trace);
        memory.Check();
        for (var i = 0; i < trace.Length; i++)
        {
            if (DramTrace.ProblemOf(trace[i], memory) is { } problem)
            {
                throw new ArgumentException($"Request {i}: {problem}", nameof(trace));
            }
        }

        Memory = memory;
        builder ??= new SimulationBuilder();
        Player = builder.Add("/player", new DramPlayer(memory, trace, width));
        channels = DramChannel.AddAll(builder, "/dram", memory, keepsCommands, Player.Requests, Player.Credits, [Player.Answers]);
        builder.Connect(Player.Ends, new ReceiverTable<DramEnd>(channels.Select(channel => channel.Ends)), memory.Clock.Half.Cycles(1));
        Simulation = builder.Build();
    }

    /// <summary>The memory.</summary>
    public DramDescription Memory { get; }

    /// <summary>The simulation, ready to run.</summary>
    public Simulation Simulation { get; }

    /// <summary>Who offers the requests.</summary>
    public DramPlayer Player { get; }

    /// <summary>The channels.</summary>
    public IReadOnlyList<DramChannel> Channels => channels;
}
