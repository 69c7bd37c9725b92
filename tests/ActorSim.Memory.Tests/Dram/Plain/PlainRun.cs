namespace ActorSim.Memory.Tests;

/// <summary>What came of a trace.</summary>
/// <param name="Accepted">The clock in which each request was accepted.</param>
/// <param name="Done">The clock in which each was answered.</param>
/// <param name="Commands">The commands of each channel, up to <paramref name="CyclesEnd"/>.</param>
/// <param name="CyclesEnd">The first clock in front of which all were answered.</param>
internal sealed record PlainRun(long[] Accepted, long[] Done, List<DramCommand>[] Commands, long CyclesEnd);
