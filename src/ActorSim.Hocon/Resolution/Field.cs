namespace ActorSim.Hocon.Resolution;

/// <summary>
/// A key of an object with all that was assigned to it and still counts: the last assignment wins, but a
/// substitution may turn out to be undefined, to be an object that merges with what is below, or to refer to the
/// earlier value of this very field.
/// </summary>
internal sealed class Field(Origin keyOrigin)
{
    private readonly List<Node> layers = new(1);

    public Origin KeyOrigin { get; private set; } = keyOrigin;

    /// <summary>The assignments from the earliest, and weakest, to the latest.</summary>
    public IReadOnlyList<Node> Layers => layers;

    private Node? Top => layers.Count == 0 ? null : layers[^1];

    /// <summary>Assigns a value over what is there.</summary>
    public void Assign(Node value, Origin origin)
    {
        KeyOrigin = origin;
        switch (value)
        {
            case ObjectNode upper when Top is ObjectNode lower && !upper.HidesFallbacks:
                lower.Merge(upper);
                return;
            case ObjectNode when Top is { IsOpen: true }:
                layers.Add(value);
                return;
            case ObjectNode upper:
                upper.HidesFallbacks |= layers.Count > 0 && Top is not ObjectNode;
                layers.Clear();
                layers.Add(upper);
                break;
            case AppendNode append when Top is ListNode list && append.Items.TrueForAll(IsLiteral):
                list.Items.AddRange(append.Items);
                return;
            case AppendNode append when Top is AppendNode earlier && append.Items.TrueForAll(IsLiteral):
                earlier.Items.AddRange(append.Items);
                return;
            default:
                if (!value.IsOpen)
                {
                    layers.Clear();
                }

                layers.Add(value);
                break;
        }
    }

    /// <summary>Whether a value holds no substitution, so that it cannot ask for what it is added to.</summary>
    private static bool IsLiteral(Node node)
    {
        StackGuard.Refuse(node.Origin);
        return node switch
        {
            ValueNode => true,
            ListNode list => list.Items.TrueForAll(IsLiteral),
            ObjectNode entries => entries.Keys.All(key => entries[key].Layers.All(IsLiteral)),
            _ => false,
        };
    }

    /// <summary>The object that further keys go into; a new one over what is there if that is none.</summary>
    public ObjectNode OpenObject(Origin origin)
    {
        if (Top is ObjectNode existing)
        {
            return existing;
        }

        var created = new ObjectNode(origin);
        Assign(created, origin);
        return created;
    }

    /// <summary>Assigns everything that another field holds over what is here.</summary>
    public void AssignAll(Field upper)
    {
        foreach (var layer in upper.layers)
        {
            Assign(layer, upper.KeyOrigin);
        }
    }

    /// <summary>A field that can be merged into without changing this one.</summary>
    public Field Copy()
    {
        var copy = new Field(KeyOrigin);
        foreach (var layer in layers)
        {
            copy.layers.Add(layer switch
            {
                ObjectNode node => node.Copy(),
                ListNode list => new ListNode(list.Origin, [.. list.Items]),
                AppendNode append => new AppendNode(append.Origin, append.Path, [.. append.Items]),
                _ => layer,
            });
        }

        return copy;
    }
}
