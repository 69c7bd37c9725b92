using ActorSim.Hocon;

namespace ActorSim.Workloads;

/// <summary>A type of layer in a file: the keys that only it has, and what they become.</summary>
/// <param name="Name">The value of <c>type</c>.</param>
/// <param name="Description">What such a layer computes.</param>
/// <param name="Keys">Its own keys.</param>
/// <param name="Read">Makes the operation from a checked line.</param>
internal sealed record LayerKind(string Name, string Description, IReadOnlyList<Key> Keys, Func<LayerLine, Operation> Read);
