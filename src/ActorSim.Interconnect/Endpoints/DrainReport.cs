namespace ActorSim.Interconnect;

/// <summary>What a network interface tells the <see cref="DrainWatch"/> about measured packets.</summary>
/// <param name="Expected">Arrivals that its packets will cause anywhere; told once.</param>
/// <param name="Arrived">Arrivals at it that it has not told of yet.</param>
/// <param name="IsFirst">Whether it is the report at the end of the measured span.</param>
public readonly record struct DrainReport(long Expected, long Arrived, bool IsFirst);
