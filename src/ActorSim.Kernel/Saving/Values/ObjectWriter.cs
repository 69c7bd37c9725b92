namespace ActorSim.Kernel;

/// <summary>
/// Writes everything that actors and their metrics hold: each object once, with a number by which it is meant wherever
/// else it is met.
/// </summary>
/// <remarks>
/// In a system built anew stand objects that handlers know, so they are filled rather than replaced, and the question
/// is which is which. The surest places come first: readonly fields, then elements of what they hold, then fields
/// that change. In this order objects are numbered here and found again by <see cref="ObjectReader"/>. Parts of an
/// object follow later than the reference to it, so that long chains of objects need no deep recursion.
/// </remarks>
internal sealed class ObjectWriter(RunWriter output, BlockWriter blocks, SavedTypes types, Actor[] actors, SavedRoot[] roots)
{
    private readonly Dictionary<object, int> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<(object Value, IObjectCodec? Codec)> objects = [];
    private int fixedObjects;

    public RunWriter Output => output;

    public BlockWriter Blocks => blocks;

    public Whereabouts Where { get; } = new(roots);

    /// <summary>Writes what cannot change during a run, by which a resuming system is compared.</summary>
    public void WriteFixed()
    {
        for (var i = 0; i < roots.Length; i++)
        {
            Where.AtRoot(i);
            roots[i].Fields.WriteFixed(this, roots[i].Value);
            Where.Enter("(captured)");
            foreach (var target in roots[i].Targets)
            {
                WriteReference(target, Codecs.ForObject(target.GetType())!);
            }

            Where.Leave();
        }

        for (var i = 0; i < objects.Count; i++)
        {
            Where.AtObject(i);
            objects[i].Codec?.WriteFixed(this, objects[i].Value);
        }

        fixedObjects = objects.Count;
    }

    /// <summary>Writes all that can.</summary>
    public void WriteState()
    {
        for (var i = 0; i < objects.Count; i++)
        {
            WriteStable(i);
        }

        var found = objects.Count;
        for (var i = 0; i < roots.Length; i++)
        {
            Where.AtRoot(i);
            roots[i].Fields.WriteChanging(this, roots[i].Value);
        }

        for (var i = 0; i < objects.Count; i++)
        {
            if (i >= found)
            {
                WriteStable(i);
            }

            Where.AtObject(i);
            objects[i].Codec?.WriteChanging(this, objects[i].Value);
        }
    }

    public void WriteReference(object? value, IObjectCodec codec)
    {
        if (BeginReference(value, codec))
        {
            codec.WriteHead(this, value!);
        }
    }

    /// <summary>Writes which object is meant; true if it is met first and more has to follow.</summary>
    public bool BeginReference(object? value, IObjectCodec? codec)
    {
        if (value is null)
        {
            output.WriteNumber(SavedReference.None);
            return false;
        }

        if (value is Array { Rank: 1, Length: 0 })
        {
            output.WriteNumber(SavedReference.EmptyArray);
            return false;
        }

        if (types.NameOf(value) is { } name)
        {
            output.WriteNumber(SavedReference.Static);
            output.WriteText(name);
            return false;
        }

        var isKnown = numbers.TryGetValue(value, out var number);
        number = isKnown ? number : objects.Count;
        output.WriteNumber(SavedReference.FirstObject + (ulong)number);
        if (!isKnown)
        {
            numbers.Add(value, number);
            objects.Add((value, codec));
            Where.MeetObject();
        }

        return !isKnown;
    }

    public void RequireActor(Actor actor)
    {
        if ((uint)actor.Index >= (uint)actors.Length || !ReferenceEquals(actors[actor.Index], actor))
        {
            throw Refuse("holds a port of an actor that is not in the system");
        }
    }

    public SavedRunException Refuse(string reason) => new($"The run cannot be saved: {Where} {reason}.");

    private void WriteStable(int number)
    {
        Where.AtObject(number);
        objects[number].Codec?.WriteStable(this, objects[number].Value, number < fixedObjects);
    }
}
