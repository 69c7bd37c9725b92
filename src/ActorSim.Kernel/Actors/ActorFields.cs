using System.Reflection;

namespace ActorSim.Kernel;

/// <summary>
/// The rule for the fields of actors, by which the kernel can save and restore any of them without the
/// author's help: ports, wakes and metrics; blocks; immutable descriptions; plain data (numbers,
/// strings, unmanaged structs, and arrays, lists, queues and stacks of these); dictionaries and sets
/// of plain data, which may be looked up but not enumerated (<see cref="OrderedDictionary{TKey, TValue}"/>
/// may be); and sealed classes made only of these. No delegates, interfaces, other actors, or <c>object</c>, and no
/// static fields that change. What handlers capture that are lambdas is saved too, and has to keep to the same rule
/// (the test of a whole assembly does not look there; saving does). That two actors do not share an object that
/// changes, it cannot see.
/// </summary>
/// <example>A test of a project that defines actors:
/// <code>Assert.Empty(ActorFields.Violations(typeof(MyActor).Assembly));</code>
/// </example>
public static class ActorFields
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly HashSet<Type> Containers =
    [
        typeof(List<>), typeof(Queue<>), typeof(Stack<>), typeof(PriorityQueue<,>), typeof(OrderedDictionary<,>),
        typeof(Dictionary<,>), typeof(HashSet<>),
    ];

    private static readonly HashSet<Type> Descriptions = [typeof(string), typeof(Clock), typeof(StallCause)];

    /// <summary>One sentence for each field that breaks the rule, in all actor classes of an assembly.</summary>
    public static IReadOnlyList<string> Violations(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return [.. assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Actor))).SelectMany(Violations)];
    }

    /// <summary>One sentence for each field of an actor class that breaks the rule.</summary>
    public static IReadOnlyList<string> Violations(Type actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var problems = new List<string>();
        CheckFields(actor, actor.Name, problems, [typeof(Actor)]);
        return problems;
    }

    /// <summary>
    /// One sentence for each field that breaks the rule, of an object that handlers of an actor belong to: what a
    /// lambda captures, or a part of the actor.
    /// </summary>
    internal static IReadOnlyList<string> ViolationsBehindHandler(Type target, Type actor)
    {
        var known = new HashSet<Type> { typeof(Actor) };
        for (var at = actor; at is not null; at = at.BaseType)
        {
            known.Add(at);
        }

        var problems = new List<string>();
        Check(target, "what a handler captures", problems, known);
        return problems;
    }

    private static void CheckFields(Type type, string path, List<string> problems, HashSet<Type> visited)
    {
        for (var at = type; at is not null && at != typeof(object) && at != typeof(Actor); at = at.BaseType)
        {
            if (!visited.Add(at))
            {
                continue;
            }

            foreach (var field in at.GetFields(Static).Where(field => !field.IsInitOnly && !field.IsLiteral))
            {
                problems.Add($"{path}.{MemberNames.PlainName(field.Name)} is static and can change; actors share nothing, so state belongs to each of them.");
            }

            foreach (var field in at.GetFields(Declared))
            {
                Check(field.FieldType, $"{path}.{MemberNames.PlainName(field.Name)}", problems, visited);
            }
        }
    }

    private static void Check(Type type, string path, List<string> problems, HashSet<Type> visited)
    {
        if (typeof(Receptor).IsAssignableFrom(type) || typeof(Sender).IsAssignableFrom(type)
            || typeof(Metric).IsAssignableFrom(type) || Descriptions.Contains(type)
            || type.IsPrimitive || type.IsEnum || type.IsGenericParameter || visited.Contains(type))
        {
            return;
        }

        if (type.IsArray)
        {
            Check(type.GetElementType()!, path + "[]", problems, visited);
        }
        else if (type.IsGenericType && Containers.Contains(type.GetGenericTypeDefinition()))
        {
            foreach (var part in type.GetGenericArguments())
            {
                Check(part, path + "[]", problems, visited);
            }
        }
        else if (typeof(Actor).IsAssignableFrom(type))
        {
            problems.Add($"{path} is another actor ({type.Name}); actors know each other only through ports.");
        }
        else if (typeof(Delegate).IsAssignableFrom(type))
        {
            problems.Add($"{path} is a delegate ({type.Name}), which cannot be saved; use a handler or a number that selects one.");
        }
        else if (type.IsInterface || type == typeof(object))
        {
            problems.Add($"{path} is of type {type.Name}, behind which anything may be; use the concrete type.");
        }
        else if (type.IsPointer || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true && !type.IsValueType)
        {
            problems.Add($"{path} is of type {type.Name}, which the kernel does not know how to save.");
        }
        else if (type.IsClass && !type.IsSealed)
        {
            problems.Add($"{path} is of class {type.Name}, which is not sealed, so that what it holds is not known.");
        }
        else
        {
            CheckFields(type, path, problems, visited);
        }
    }
}
