namespace ActorSim.Kernel;

/// <summary>Compares a system built anew with what <see cref="ObjectWriter"/> wrote, and then fills it.</summary>
internal sealed class ObjectReader(RunReader input, BlockReader blocks, SavedTypes types, Actor[] actors, SavedRoot[] roots)
{
    private readonly HashSet<object> taken = new(ReferenceEqualityComparer.Instance);
    private readonly List<(object? Value, IObjectCodec? Codec)> objects = [];
    private readonly List<Action> atEnd = [];
    private int fixedObjects;

    public RunReader Input => input;

    public BlockReader Blocks => blocks;

    public Actor[] Actors => actors;

    public Whereabouts Where { get; } = new(roots);

    /// <summary>Compares what cannot change during a run; changes nothing.</summary>
    /// <exception cref="SavedRunException">The system was built with other values.</exception>
    public void Verify()
    {
        for (var i = 0; i < roots.Length; i++)
        {
            Where.AtRoot(i);
            roots[i].Fields.Verify(this, roots[i].Value);
            Where.Enter("(captured)");
            foreach (var target in roots[i].Targets)
            {
                VerifyReference(target, Codecs.ForObject(target.GetType())!);
            }

            Where.Leave();
        }

        for (var i = 0; i < objects.Count; i++)
        {
            Where.AtObject(i);
            objects[i].Codec?.Verify(this, objects[i].Value!);
        }

        fixedObjects = objects.Count;
    }

    /// <summary>Fills the system.</summary>
    public void ReadState()
    {
        for (var i = 0; i < objects.Count; i++)
        {
            ReadStable(i);
        }

        var found = objects.Count;
        for (var i = 0; i < roots.Length; i++)
        {
            Where.AtRoot(i);
            roots[i].Fields.ReadChanging(this, roots[i].Value);
        }

        for (var i = 0; i < objects.Count; i++)
        {
            if (i >= found)
            {
                ReadStable(i);
            }

            Where.AtObject(i);
            objects[i].Codec?.ReadChanging(this, objects[i].Value!);
        }

        atEnd.ForEach(action => action());
    }

    /// <summary>Has something done when all objects are complete.</summary>
    public void AtEnd(Action action) => atEnd.Add(action);

    public object? ReadReference(object? present, IObjectCodec codec)
    {
        var value = present;
        if (BeginReference(ref value, codec, out var number))
        {
            value = codec.Obtain(this, present is not null && IsFree(present) ? present : null);
            objects[number] = (value, codec);
            taken.Add(value);
        }

        return value;
    }

    /// <summary>Reads which object is meant; true if it is met first, so that more follows and it has to be set.</summary>
    public bool BeginReference<T>(ref T? value, IObjectCodec? codec, out int number)
        where T : class
    {
        var reference = input.ReadNumber();
        number = objects.Count;
        if (reference - SavedReference.FirstObject == (ulong)number)
        {
            objects.Add(default);
            Where.MeetObject();
            return true;
        }

        value = (T?)Resolve(reference, value, codec);
        return false;
    }

    public void SetObject(int number, object value)
    {
        objects[number] = (value, null);
        taken.Add(value);
    }

    /// <summary>Whether an object of the new system is not one of the saved ones yet, and no static one that all share.</summary>
    public bool IsFree(object value) => !taken.Contains(value) && types.NameOf(value) is null;

    public void VerifyReference(object? present, IObjectCodec codec)
    {
        if (BeginVerify(present, codec))
        {
            codec.VerifyHead(this, present!);
            AddObject(present!, codec);
        }
    }

    /// <summary>Compares an object of the new system with the one that is meant; true if it is met first and more follows.</summary>
    public bool BeginVerify(object? present, IObjectCodec? codec)
    {
        var reference = input.ReadNumber();
        if (reference - SavedReference.FirstObject == (ulong)objects.Count)
        {
            return present is not null && IsFree(present)
                ? true
                : throw BuiltWith("an object of its own", Shown(present));
        }

        var saved = Resolve(reference, present, codec);
        return ReferenceEquals(saved, present)
            ? false
            : throw BuiltWith(Shown(saved), Shown(present));
    }

    public void AddObject(object value, IObjectCodec? codec)
    {
        objects.Add((value, codec));
        taken.Add(value);
        Where.MeetObject();
    }

    /// <summary>What is wrong when a readonly field has another value.</summary>
    public SavedRunException BuiltWith(string? saved, string? present) =>
        new($"The run was saved from a system built with other values: {Where} was {saved ?? "nothing"} and is {present ?? "nothing"} here.");

    private string? Shown(object? value) => value switch
    {
        null => null,
        Array { Length: 0 } => "an array without elements",
        _ => $"a {value.GetType().Name}{(IsFree(value) ? " of its own" : " that is also elsewhere")}",
    };

    private object? Resolve(ulong reference, object? present, IObjectCodec? codec) => reference switch
    {
        SavedReference.EmptyArray => present is Array { Rank: 1, Length: 0 } ? present : codec?.EmptyArray ?? throw RunReader.Damaged(),
        SavedReference.None => null,
        SavedReference.Static => types.Named(input.ReadText()),
        _ => reference - SavedReference.FirstObject < (ulong)objects.Count ? objects[(int)(reference - SavedReference.FirstObject)].Value : throw RunReader.Damaged(),
    };

    private void ReadStable(int number)
    {
        Where.AtObject(number);
        objects[number].Codec?.ReadStable(this, objects[number].Value!, number < fixedObjects);
    }
}
