using ActorSim.Kernel;

namespace ActorSim.Memory.Tests.Sram;

/// <summary>Notes when each word comes.</summary>
internal sealed class WordLog : Actor
{
    private readonly Clock clock;

    public WordLog(Clock clock)
    {
        this.clock = clock;
        Words = Receive<SramWords>(OnWords);
    }

    public InPort<SramWords> Words { get; }

    public List<long> Cycles { get; } = [];

    private void OnWords(in SramWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            Cycles.Add(clock.EdgeAtOrAfter(Now) + i);
        }
    }
}
