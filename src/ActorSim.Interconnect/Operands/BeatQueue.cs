namespace ActorSim.Interconnect;

/// <summary>A buffer of a fixed number of beats, first in, first out; part of an actor.</summary>
public sealed class BeatQueue
{
    private readonly OperandBeat[] slots;
    private int first;

    /// <summary>Makes an empty buffer.</summary>
    /// <param name="slots">Beats that fit, ≥ 1.</param>
    /// <exception cref="ArgumentException">Fewer than one.</exception>
    public BeatQueue(int slots)
    {
        if (slots < 1)
        {
            throw new ArgumentException($"A buffer of beats needs at least one slot; it has {slots}.", nameof(slots));
        }

        this.slots = new OperandBeat[slots];
    }

    /// <summary>Beats that fit.</summary>
    public int Slots => slots.Length;

    /// <summary>Beats that are there.</summary>
    public int Count { get; private set; }

    /// <summary>The beat that has been there longest.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public ref readonly OperandBeat Head
    {
        get
        {
            if (Count == 0)
            {
                throw new InvalidOperationException("There is no beat to look at.");
            }

            return ref slots[first];
        }
    }

    /// <summary>Puts a beat into a free slot.</summary>
    /// <exception cref="InvalidOperationException">All slots are taken: the sender did not wait for a free one.</exception>
    public void Enqueue(in OperandBeat beat)
    {
        if (Count == slots.Length)
        {
            throw new InvalidOperationException($"A beat with tag {beat.Tag} arrived although all {slots.Length} slots are taken.");
        }

        var slot = first + Count++;
        slots[slot < slots.Length ? slot : slot - slots.Length] = beat;
    }

    /// <summary>Takes the beat that has been there longest.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public OperandBeat Dequeue()
    {
        var beat = Head;
        first = first + 1 < slots.Length ? first + 1 : 0;
        Count--;
        return beat;
    }
}
