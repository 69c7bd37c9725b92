namespace ActorSim.Accelerator;

/// <summary>
/// A place in the run of an array: one <em>wave</em> is the words of all lanes that are read from the buffers in one
/// cycle. The waves of a fold are its slots; where an operand is loaded first, the loading waves, as many as the array
/// has rows, come before those of the stream.
/// </summary>
/// <param name="Fold">The fold; as many as there are folds: behind the last wave of the run.</param>
/// <param name="Wave">The wave in the fold.</param>
public readonly record struct WavePosition(int Fold, int Wave)
{
    /// <summary>Whether this wave comes before another one.</summary>
    public bool IsBefore(WavePosition other) => Fold < other.Fold || (Fold == other.Fold && Wave < other.Wave);
}
