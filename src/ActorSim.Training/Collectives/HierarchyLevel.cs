namespace ActorSim.Training;

/// <summary>One level of a hierarchical collective.</summary>
/// <param name="Size">How many ranks form a group of this level, ≥ 1.</param>
/// <param name="Algorithm">The algorithm within a group, by name; not hierarchical itself.</param>
/// <param name="Arity">How many children a rank of a k-ary tree has.</param>
public sealed record HierarchyLevel(int Size, string Algorithm, int Arity = 2);
