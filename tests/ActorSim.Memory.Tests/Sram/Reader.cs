using ActorSim.Kernel;

namespace ActorSim.Memory.Tests.Sram;

/// <summary>Reads runs with random strides from each half, gives slots back after random times, and notes when each word came.</summary>
internal sealed class Reader : Actor
{
    private readonly Clock clock;
    private readonly int number;
    private readonly int slots;
    private readonly int halfWords;
    private readonly Queue<int> lengths = new();
    private int fills;

    // One of its own: with bursts the end of a run is known earlier, perhaps before the next half is told of.
    private readonly RandomStream waits;

    public Reader(Clock clock, int number, int slots, int halfWords)
    {
        (this.clock, this.number, this.slots, this.halfWords) = (clock, number, slots, halfWords);
        waits = new RandomStream(1, $"/waits/{number}");
        Filled = Receive<SramFilled>(OnFilled);
        Words = Receive<SramWords>(OnWords);
        Runs = Emit<SramRun>();
        Slots = Emit<SramSlots>();
    }

    public InPort<SramFilled> Filled { get; }

    public InPort<SramWords> Words { get; }

    public OutPort<SramRun> Runs { get; }

    public OutPort<SramSlots> Slots { get; }

    public List<(int Word, long Cycle)> Log { get; } = [];

    // What is read of the first half is asked for before there is anything to read.
    protected override void Start() => Ask();

    private void OnFilled(in SramFilled filled)
    {
        if (fills++ > 0)
        {
            Ask();
        }
    }

    private void Ask()
    {
        var cycle = clock.EdgeAtOrAfter(Now);
        for (var i = (int)Random.NextBelow(4); i >= 0; i--)
        {
            var count = 1 + (int)Random.NextBelow(slots);
            var stride = (int)Random.NextBelow((((halfWords - 1) / count) + 1));
            cycle += Random.NextBelow(10);
            Runs.SendAt(new SramRun(number, (int)Random.NextBelow((halfWords - (stride * (count - 1)))), stride, count), clock.Edge(cycle));
            lengths.Enqueue(count);
        }

        Runs.SendAt(SramRun.Done(number), clock.Edge(cycle));
    }

    private void OnWords(in SramWords words)
    {
        var cycle = clock.EdgeAtOrAfter(Now);
        for (var i = 0; i < words.Count; i++)
        {
            Log.Add((words.First + i, cycle + i));
        }

        if (words.EndsRun)
        {
            var notReady = waits.NextBelow(3) * waits.NextBelow(20);
            Slots.SendAt(new SramSlots(number, lengths.Dequeue()), clock.Edge(cycle + words.Count - 1 + notReady));
        }
    }
}
