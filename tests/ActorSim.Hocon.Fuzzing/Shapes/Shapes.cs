namespace ActorSim.Hocon.Fuzzing;

/// <summary>Every shape in which an input may be large.</summary>
public static class Shapes
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        .. TextShapes.All, .. StructureShapes.All, .. SubstitutionShapes.All, .. MultiplyingShapes.All, .. OtherShapes.All,
    ];
}
