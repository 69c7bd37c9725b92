using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>A small memory that does one access a message and counts each.</summary>
public sealed class WordMemory : Actor
{
    private readonly Clock clock;
    private readonly long[] words;
    private readonly Counter reads;
    private readonly Counter writes;

    /// <summary>Makes a memory with the given contents.</summary>
    /// <param name="clock">The clock; an access keeps the memory busy for a cycle.</param>
    /// <param name="contents">The words.</param>
    public WordMemory(Clock clock, ReadOnlySpan<long> contents)
    {
        this.clock = clock;
        words = contents.ToArray();
        reads = Count("words-read", "words");
        writes = Count("words-written", "words");
        Accesses = Receive<WordAccess>(OnAccess);
        Values = Emit<WordValue>();
    }

    /// <summary>Reads and writes, done in the order in which they arrive.</summary>
    public InPort<WordAccess> Accesses { get; }

    /// <summary>Answers to reads.</summary>
    public OutPort<WordValue> Values { get; }

    /// <summary>Words read so far.</summary>
    public long Reads => reads.Value;

    /// <summary>Words written so far.</summary>
    public long Writes => writes.Value;

    /// <summary>What the memory holds.</summary>
    public ReadOnlySpan<long> Words => words;

    private void OnAccess(in WordAccess access)
    {
        var edge = clock.EdgeAtOrAfter(Now);
        BusyFor(clock.Edge(edge + 1) - clock.Edge(edge));
        if (access.IsWrite)
        {
            writes.Increment();
            words[access.Index] = access.Value;
        }
        else
        {
            reads.Increment();
            Values.Send(new WordValue(words[access.Index]));
        }
    }
}
