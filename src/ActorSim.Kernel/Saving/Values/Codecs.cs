using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>Finds how the values of a type are saved: one codec for each kind of field that <see cref="ActorFields"/> allows.</summary>
internal static class Codecs
{
    private static readonly ConcurrentDictionary<Type, object> Known = new();

    private static readonly Dictionary<Type, Type> Containers = new()
    {
        [typeof(List<>)] = typeof(ListCodec<>),
        [typeof(Queue<>)] = typeof(QueueCodec<>),
        [typeof(Stack<>)] = typeof(StackCodec<>),
        [typeof(PriorityQueue<,>)] = typeof(PriorityQueueCodec<,>),
        [typeof(HashSet<>)] = typeof(HashSetCodec<>),
        [typeof(Dictionary<,>)] = typeof(DictionaryCodec<,>),
        [typeof(OrderedDictionary<,>)] = typeof(OrderedDictionaryCodec<,>),
    };

    /// <summary>How values in places of type <typeparamref name="T"/> are saved.</summary>
    /// <exception cref="SavedRunException">They are not.</exception>
    public static Codec<T> For<T>() => (Codec<T>)Known.GetOrAdd(typeof(T), Make);

    public static bool IsContainer(Type type) => type.IsGenericType && Containers.ContainsKey(type.GetGenericTypeDefinition());

    /// <summary>How objects of a class are saved, or null if nothing of them can change.</summary>
    public static IObjectCodec? ForObject(Type type) => Known.GetOrAdd(type, Make) as IObjectCodec;

    /// <summary>Whether it is a port, a wake or a metric, or an actor.</summary>
    public static bool IsPart(Type type) =>
        typeof(Receptor).IsAssignableFrom(type) || typeof(Sender).IsAssignableFrom(type) || typeof(Metric).IsAssignableFrom(type)
        || typeof(Actor).IsAssignableFrom(type);

    /// <summary>Whether nothing behind a value of this type can change: readonly fields of such types all the way down.</summary>
    public static bool IsImmutable(Type type) => IsImmutable(type, [], out _);

    /// <summary>Whether a dictionary or set with this comparer works like one without.</summary>
    public static bool IsUsual<T>(IEqualityComparer<T> comparer) =>
        Equals(comparer, EqualityComparer<T>.Default) || Equals(comparer, StringComparer.Ordinal);

    private static object Make(Type type)
    {
        if (type == typeof(string))
        {
            return new TextCodec();
        }

        if (type == typeof(Clock))
        {
            return new ClockCodec();
        }

        if (type == typeof(StallCause))
        {
            return new StallCauseCodec();
        }

        var codec = IsPart(type) ? typeof(PartCodec<>).MakeGenericType(type)
            : type.IsArray ? typeof(ArrayCodec<,>).MakeGenericType(type, type.GetElementType()!)
            : IsContainer(type) ? Containers[type.GetGenericTypeDefinition()].MakeGenericType(type.GetGenericArguments())
            : type.IsValueType ? (HasReferences(type) ? typeof(StructCodec<>) : typeof(PlainCodec<>)).MakeGenericType(type)
            : type is { IsClass: true, IsSealed: true } ? CodecOfClass(type)
            : throw new SavedRunException($"The kernel does not know how to save a {type}.");
        return Activator.CreateInstance(codec)!;
    }

    private static Type CodecOfClass(Type type) =>
        (IsImmutable(type, [], out var isRecursive) && !isRecursive ? typeof(ImmutableCodec<>) : typeof(ClassCodec<>)).MakeGenericType(type);

    private static bool IsImmutable(Type type, HashSet<Type> above, out bool isRecursive)
    {
        isRecursive = false;
        if (type == typeof(string) || type == typeof(Clock) || type == typeof(StallCause) || IsPart(type) || (type.IsValueType && !HasReferences(type)))
        {
            return true;
        }

        if (type.IsArray || IsContainer(type) || (type.IsClass && !type.IsSealed))
        {
            return false;
        }

        if (!above.Add(type))
        {
            isRecursive = true;
            return true;
        }

        foreach (var field in SavedFields.In(type))
        {
            // A struct is as readonly as the field that holds it.
            if ((type.IsClass && !field.IsInitOnly) || !IsImmutable(field.FieldType, above, out var below))
            {
                return false;
            }

            isRecursive |= below;
        }

        above.Remove(type);
        return true;
    }

    private static bool HasReferences(Type type) =>
        (bool)typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.IsReferenceOrContainsReferences), BindingFlags.Static | BindingFlags.Public)!
            .MakeGenericMethod(type).Invoke(null, null)!;
}
