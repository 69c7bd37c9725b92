namespace ActorSim.Hocon.Resolution;

/// <summary>One of the values that together make up a field, with what its substitutions may see.</summary>
/// <param name="Node">The value as written.</param>
/// <param name="View">The restrictions under which it is resolved.</param>
/// <param name="Field">The field that it was assigned to; null for what is no assignment of its own.</param>
/// <param name="Index">Its place among the assignments of that field.</param>
/// <param name="Passage">The substitutions that were followed to find it; null if it was found where it stands.</param>
internal readonly record struct Layer(Node Node, View? View, Field? Field = null, int Index = 0, Passage? Passage = null)
{
    /// <summary>An assignment of a field; an open one sees only the assignments before it.</summary>
    public static Layer Of(Field field, int index, View? view, Passage? passage = null)
    {
        var node = field.Layers[index];
        return new Layer(node, node.IsOpen ? new View(view, field, index) : view, field, index, passage);
    }

    /// <summary>
    /// This layer if there is none below it: then there is nothing to look back to, and asking for its own field leads
    /// in a circle.
    /// </summary>
    public Layer Alone() => Node.IsOpen && View is { } own && ReferenceEquals(own.Field, Field) ? this with { View = own.Outer } : this;
}
