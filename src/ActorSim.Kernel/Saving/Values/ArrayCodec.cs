using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorSim.Kernel;

/// <summary>Arrays of one or more dimensions, the last index fastest.</summary>
/// <typeparam name="TArray">The type of array.</typeparam>
/// <typeparam name="T">The type of element.</typeparam>
internal sealed class ArrayCodec<TArray, T> : ObjectCodec<TArray>
    where TArray : class
{
    private readonly int rank = typeof(TArray).GetArrayRank();

    // Found when first needed: a class may hold an array of its own kind.
    private Codec<T>? found;

    public override object? EmptyArray => Array.Empty<T>();

    private Codec<T> Elements => found ??= Codecs.For<T>();

    public override void WriteHead(ObjectWriter to, object value)
    {
        var array = (Array)value;
        if (array.GetType() != typeof(TArray))
        {
            throw to.Refuse($"holds a {array.GetType()} in a place declared as {typeof(TArray)}");
        }

        for (var dimension = 0; dimension < rank; dimension++)
        {
            if (array.GetLowerBound(dimension) != 0)
            {
                throw to.Refuse("holds an array whose indices do not begin at 0");
            }

            to.Output.WriteCount(array.GetLength(dimension));
        }
    }

    public override object Obtain(ObjectReader from, object? present)
    {
        var lengths = ReadLengths(from);
        return present is Array array && array.GetType() == typeof(TArray) && HasLengths(array, lengths)
            ? array
            : Array.CreateInstance(typeof(T), lengths);
    }

    public override void VerifyHead(ObjectReader from, object present)
    {
        var lengths = ReadLengths(from);
        if (!HasLengths((Array)present, lengths))
        {
            var now = Enumerable.Range(0, rank).Select(((Array)present).GetLength);
            throw from.BuiltWith($"an array of {string.Join(" × ", lengths)}", $"an array of {string.Join(" × ", now)}");
        }
    }

    public override void WriteStable(ObjectWriter to, object value, bool isFixed) => Elements.WriteAll(to, AllOf((Array)value));

    public override void ReadStable(ObjectReader from, object value, bool isFixed) => Elements.ReadAll(from, AllOf((Array)value));

    private static Span<T> AllOf(Array array) => array.Length == 0
        ? []
        : MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    private int[] ReadLengths(ObjectReader from)
    {
        var lengths = new int[rank];
        long elements = 1;
        for (var dimension = 0; dimension < rank; dimension++)
        {
            lengths[dimension] = from.Input.ReadIndex(int.MaxValue);
            elements *= lengths[dimension];
            if (elements > from.Input.Left)
            {
                throw RunReader.Damaged();
            }
        }

        return lengths;
    }

    private static bool HasLengths(Array array, int[] lengths)
    {
        for (var dimension = 0; dimension < lengths.Length; dimension++)
        {
            if (array.GetLength(dimension) != lengths[dimension])
            {
                return false;
            }
        }

        return true;
    }
}
