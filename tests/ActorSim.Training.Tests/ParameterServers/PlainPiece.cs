namespace ActorSim.Training.Tests;

/// <summary>A piece of the parameters in <see cref="PlainServer"/>.</summary>
internal sealed class PlainPiece(int workers)
{
    public long Version { get; set; }

    public int Added { get; set; }

    public long[] Clock { get; } = new long[workers];

    public long[] Read { get; } = new long[workers];

    public long[] HeldSince { get; } = [.. Enumerable.Repeat(-1L, workers)];
}
