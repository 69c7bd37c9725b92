namespace ActorSim.Accelerator;

/// <summary>Waves of a fold that the buffers read for all lanes, one a cycle from its arrival on: all of a stream, or all of loading.</summary>
/// <param name="Fold">The fold.</param>
/// <param name="First">The first wave.</param>
/// <param name="Count">How many, ≥ 1.</param>
public readonly record struct WaveSegment(int Fold, int First, int Count)
{
    /// <summary>The wave behind the last.</summary>
    public int End => First + Count;
}
