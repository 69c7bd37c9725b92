using ActorSim.Kernel;

namespace ActorSim.Memory.Tests.Sram;

/// <summary>Fills a half as often as it may with runs of random length at random times, and then is done with it.</summary>
internal sealed class Writer : Actor
{
    private readonly Clock clock;
    private readonly int number;
    private int fills;

    public Writer(Clock clock, int number, int fills)
    {
        (this.clock, this.number, this.fills) = (clock, number, fills);
        Space = Receive<SramSpace>(OnSpace);
        Runs = Emit<SramRun>();
    }

    public InPort<SramSpace> Space { get; }

    public OutPort<SramRun> Runs { get; }

    private void OnSpace(in SramSpace space)
    {
        if (fills-- <= 0)
        {
            return;
        }

        var cycle = clock.EdgeAtOrAfter(Now);
        var words = space.Words - (int)Random.NextBelow(space.Words);
        for (var left = words; left > 0;)
        {
            var count = 1 + (int)Random.NextBelow(left);
            cycle += Random.NextBelow(12);
            Runs.SendAt(new SramRun(number, words - left, 1, count), clock.Edge(cycle));
            left -= count;
        }

        Runs.SendAt(SramRun.Done(number), clock.Edge(cycle + Random.NextBelow(5)));
    }
}
