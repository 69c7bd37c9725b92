namespace ActorSim.Accelerator;

/// <summary>The DRAM has accepted all outputs of a layer: the next one may fetch its ifmap.</summary>
/// <param name="Layer">The index of the layer.</param>
public readonly record struct LayerWritten(int Layer);
