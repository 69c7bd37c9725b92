namespace ActorSim.Benchmarks;

/// <summary>An actor of the hand-written loops; the call to it is virtual, as in any simulator with several kinds of actor.</summary>
public abstract class LoopNode
{
    /// <summary>Handles a job that arrives; returns the event that follows from it.</summary>
    public abstract Event Handle(in Event arrived);
}

/// <summary>The PHOLD actor of the hand-written loops.</summary>
public sealed class PholdNode : LoopNode
{
    private readonly PholdModel model;
    private readonly int index;
    private PholdRandom random;
    private ulong sequence;

    public PholdNode(int index, PholdModel model)
    {
        this.index = index;
        this.model = model;
        random = new PholdRandom((ulong)index);
    }

    public ulong Checksum { get; private set; }

    public long Events { get; private set; }

    public Event Begin() => SendOn(0, random.Next());

    public override Event Handle(in Event arrived)
    {
        Events++;
        Checksum += arrived.Value;
        return SendOn(arrived.Time, arrived.Value);
    }

    private Event SendOn(long now, ulong value)
    {
        var increment = random.NextExponential(model.MeanPicoseconds);
        return new Event
        {
            Time = now + increment + model.LookaheadPicoseconds,
            Receiver = random.NextBelow(model.Actors),
            Key = ((ulong)index << 36) | sequence++,
            Value = PholdRandom.Mix(value),
        };
    }
}
