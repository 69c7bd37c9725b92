namespace ActorSim.Training;

/// <summary>What training needs to know of a layer, for one image.</summary>
/// <param name="Name">As in the network.</param>
/// <param name="Macs">Multiply-accumulates of the forward pass, ≥ 0.</param>
/// <param name="GradientBytes">Of all its parameters together, ≥ 0.</param>
/// <param name="InputBytes">Of its input activations; of its input gradient as well.</param>
/// <param name="OutputBytes">Of its output activations.</param>
/// <param name="IsDense">Whether it is fully connected.</param>
/// <param name="Outputs">Output channels or neurons, the units by which it can be split.</param>
public sealed record TrainingLayer(string Name, long Macs, long GradientBytes, long InputBytes, long OutputBytes, bool IsDense, int Outputs);
