using System.Diagnostics.CodeAnalysis;
using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon.Resolution;

/// <summary>An object whose fields may need resolution. It grows while its file is parsed and is merged in place.</summary>
internal sealed class ObjectNode(Origin origin) : Node(origin)
{
    private readonly OrderedMap<Field> fields = new();

    /// <summary>The keys in the order in which they first came.</summary>
    public IReadOnlyList<string> Keys => fields.Keys;

    /// <summary>Whether the object was laid over something that is no object, which ends the merging.</summary>
    public bool HidesFallbacks { get; set; }

    public Field this[string key] => fields[key];

    public bool TryGet(string key, [NotNullWhen(true)] out Field? field) => fields.TryGet(key, out field);

    /// <summary>Assigns a value to a path below this object, making the objects on the way.</summary>
    public void Assign(List<PathElement> path, Node value)
    {
        var target = this;
        for (var i = 0; i < path.Count - 1; i++)
        {
            target = target.FieldOf(path[i]).OpenObject(path[i].Origin);
        }

        target.FieldOf(path[^1]).Assign(value, path[^1].Origin);
    }

    /// <summary>Assigns the fields of an object that wins over this one.</summary>
    public void Merge(ObjectNode upper)
    {
        StackGuard.Refuse(upper.Origin);
        for (var i = 0; i < upper.fields.Count; i++)
        {
            var (key, field) = (upper.fields.Keys[i], upper.fields.ValueAt(i));
            if (fields.TryGet(key, out var existing))
            {
                existing.AssignAll(field);
            }
            else
            {
                fields.Add(key, field);
            }
        }
    }

    /// <summary>An object that can be merged into without changing this one.</summary>
    public ObjectNode Copy()
    {
        StackGuard.Refuse(Origin);
        var copy = new ObjectNode(Origin) { HidesFallbacks = HidesFallbacks };
        for (var i = 0; i < fields.Count; i++)
        {
            copy.fields.Add(fields.Keys[i], fields.ValueAt(i).Copy());
        }

        return copy;
    }

    private Field FieldOf(PathElement element)
    {
        if (!fields.TryGet(element.Key, out var field))
        {
            field = new Field(element.Origin);
            fields.Add(element.Key, field);
        }

        return field;
    }
}
