using ActorSim.Kernel;

namespace ActorSim.Memory;

/// <summary>
/// A DRAM of unlimited bandwidth: it answers every request at once and only counts words. For
/// accounting in which memory never stalls the rest; its latency is that of the links to it.
/// </summary>
public sealed class IdealDram : Actor
{
    private readonly Counter wordsRead;
    private readonly Counter wordsWritten;

    /// <summary>Makes a DRAM.</summary>
    public IdealDram()
    {
        wordsRead = Count("words-read", "words");
        wordsWritten = Count("words-written", "words");
        Reads = Receive<DramRead>(OnRead, optional: true);
        Writes = Receive<DramWrite>(OnWrite, optional: true);
        Data = EmitGroup<DramData>(optional: true);
    }

    /// <summary>Where questions arrive.</summary>
    public InPort<DramRead> Reads { get; }

    /// <summary>Where words to keep arrive.</summary>
    public InPort<DramWrite> Writes { get; }

    /// <summary>The answers; a question names the member of this group that it comes from.</summary>
    public GroupPort<DramData> Data { get; }

    /// <summary>Words read so far.</summary>
    public long WordsRead => wordsRead.Value;

    /// <summary>Words written so far.</summary>
    public long WordsWritten => wordsWritten.Value;

    /// <summary>Its account of time says idle throughout: what takes no time keeps nobody busy.</summary>
    protected override void Start() => BecomeIdle();

    private void OnRead(in DramRead read)
    {
        wordsRead.Add(read.Words);
        Data.SendTo(read.Requester, new DramData(read.Words));
    }

    private void OnWrite(in DramWrite write) => wordsWritten.Add(write.Words);
}
