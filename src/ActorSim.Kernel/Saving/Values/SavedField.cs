using System.Reflection;
using System.Reflection.Emit;

namespace ActorSim.Kernel;

/// <summary>One field of a class or struct.</summary>
/// <typeparam name="TOwner">The struct; <see cref="object"/> for all classes.</typeparam>
internal abstract class SavedField<TOwner>
{
    private protected SavedField(string name) => Name = name;

    /// <summary>What the author calls it.</summary>
    public string Name { get; }

    public static SavedField<TOwner> Of(FieldInfo field) =>
        (SavedField<TOwner>)Activator.CreateInstance(typeof(SavedField<,>).MakeGenericType(typeof(TOwner), field.FieldType), field)!;

    public abstract void Write(ObjectWriter to, ref TOwner owner);

    public abstract void Read(ObjectReader from, ref TOwner owner);

    public abstract void WriteFixed(ObjectWriter to, ref TOwner owner);

    public abstract void Verify(ObjectReader from, ref TOwner owner);

    /// <summary>Puts the value that one owner has into another.</summary>
    public abstract void Copy(ref TOwner source, ref TOwner destination);

    public abstract bool Same(ref TOwner left, ref TOwner right);
}

/// <inheritdoc/>
/// <typeparam name="TOwner">The struct; <see cref="object"/> for all classes.</typeparam>
/// <typeparam name="T">The type of the field.</typeparam>
internal sealed class SavedField<TOwner, T> : SavedField<TOwner>
{
    private readonly Place valueIn;
    private readonly Codec<T> codec = Codecs.For<T>();

    public SavedField(FieldInfo field)
        : base(MemberNames.PlainName(field.Name)) => valueIn = PlaceOf(field);

    private delegate ref T Place(ref TOwner owner);

    public override void Write(ObjectWriter to, ref TOwner owner)
    {
        to.Where.Enter(Name);
        codec.Write(to, valueIn(ref owner));
        to.Where.Leave();
    }

    public override void Read(ObjectReader from, ref TOwner owner)
    {
        from.Where.Enter(Name);
        codec.Read(from, ref valueIn(ref owner));
        from.Where.Leave();
    }

    public override void WriteFixed(ObjectWriter to, ref TOwner owner)
    {
        to.Where.Enter(Name);
        codec.WriteFixed(to, valueIn(ref owner));
        to.Where.Leave();
    }

    public override void Verify(ObjectReader from, ref TOwner owner)
    {
        from.Where.Enter(Name);
        codec.Verify(from, valueIn(ref owner));
        from.Where.Leave();
    }

    public override void Copy(ref TOwner source, ref TOwner destination) => valueIn(ref destination) = valueIn(ref source);

    public override bool Same(ref TOwner left, ref TOwner right) => codec.Same(valueIn(ref left), valueIn(ref right));

    /// <summary>Finds the field in its owner; reflection alone would box every number, and could not set readonly ones in structs.</summary>
    private static Place PlaceOf(FieldInfo field)
    {
        var method = new DynamicMethod(
            "PlaceOf" + field.Name, typeof(T).MakeByRefType(), [typeof(TOwner).MakeByRefType()], typeof(Codecs).Module, skipVisibility: true);
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        if (!typeof(TOwner).IsValueType)
        {
            code.Emit(OpCodes.Ldind_Ref);
        }

        code.Emit(OpCodes.Ldflda, field);
        code.Emit(OpCodes.Ret);
        return method.CreateDelegate<Place>();
    }
}
