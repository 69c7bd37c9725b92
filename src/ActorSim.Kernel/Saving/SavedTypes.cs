using System.Reflection;

namespace ActorSim.Kernel;

/// <summary>
/// The types of everything that a system's actors, metrics and messages are made of: their shapes, which must be the
/// same when a run is resumed, and the objects in their static readonly fields, which are meant by name.
/// </summary>
internal sealed class SavedTypes
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly HashSet<Type> seen = [];
    private readonly SortedDictionary<string, string> shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<object, string> names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, object> named = new(StringComparer.Ordinal);

    public SavedTypes(Actor[] actors)
    {
        foreach (var actor in actors)
        {
            if (!seen.Contains(actor.GetType()))
            {
                RequireSavable(actor);
            }

            Add(actor.GetType());
            foreach (var metric in actor.Metrics)
            {
                Add(metric.GetType());
            }

            foreach (var receptor in actor.Receptors)
            {
                Add(receptor.Layout?.MessageType ?? typeof(void));
                AddTarget(receptor);
            }
        }

        // Whether an actor accounts for its time shows only when it runs.
        Add(typeof(Activity));
    }

    /// <summary>By type, the fields with their types.</summary>
    public IReadOnlyDictionary<string, string> Shapes => shapes;

    /// <summary>The name of the static field that holds an object, or null.</summary>
    public string? NameOf(object value) => names.GetValueOrDefault(value);

    /// <summary>What a static field holds.</summary>
    public object Named(string name) => named.TryGetValue(name, out var value) ? value : throw RunReader.Damaged();

    private static void RequireSavable(Actor actor)
    {
        if (ActorFields.Violations(actor.GetType()) is [var first, ..])
        {
            throw new SavedRunException($"The run cannot be saved because of {actor.Path}: {first}");
        }
    }

    private void AddTarget(Receptor receptor)
    {
        if (receptor.Handler.Target is not { } target || ReferenceEquals(target, receptor.Owner) || seen.Contains(target.GetType()))
        {
            return;
        }

        if (ActorFields.ViolationsBehindHandler(target.GetType(), receptor.Owner.GetType()) is [var first, ..])
        {
            throw new SavedRunException($"The run cannot be saved because of {receptor}: {first}");
        }

        Add(target.GetType());
    }

    private void Add(Type type)
    {
        if (type == typeof(void) || !seen.Add(type))
        {
            return;
        }

        if (type.IsArray)
        {
            Add(type.GetElementType()!);
        }
        else if (Codecs.IsContainer(type))
        {
            Array.ForEach(type.GetGenericArguments(), Add);
        }
        else if (type.IsEnum)
        {
            shapes[type.ToString()] = string.Join(", ", type.GetFields(Static).Select(member => $"{member.Name} = {member.GetRawConstantValue()}"));
        }
        else if (!type.IsPrimitive && !IsLeaf(type))
        {
            AddFields(type);
        }
    }

    /// <summary>Parts of actors are described where they belong; the others are saved by their meaning.</summary>
    private static bool IsLeaf(Type type) =>
        typeof(Receptor).IsAssignableFrom(type) || typeof(Sender).IsAssignableFrom(type) || type == typeof(Metric) || type == typeof(Actor)
        || type == typeof(string) || type == typeof(Clock) || type == typeof(StallCause);

    private void AddFields(Type type)
    {
        var fields = SavedFields.In(type);
        shapes[type.ToString()] = string.Join(", ", fields.Select(field =>
            $"{(field.IsInitOnly ? "readonly " : "")}{field.FieldType} {MemberNames.PlainName(field.Name)}"));
        for (var at = type; at is not null && at != typeof(object) && at != typeof(Actor); at = at.BaseType)
        {
            Array.ForEach(at.GetFields(Static), AddStatic);
        }

        foreach (var field in fields)
        {
            Add(field.FieldType);
        }
    }

    private void AddStatic(FieldInfo field)
    {
        if (field.IsInitOnly && !field.FieldType.IsValueType && field.GetValue(null) is { } value)
        {
            var name = $"{field.DeclaringType}.{field.Name}";
            names.TryAdd(value, name);
            named.TryAdd(name, value);
        }
    }
}
