using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

/// <summary>Bytes that a rank of a test sends at a time.</summary>
internal readonly record struct SentMessage(int From, int To, long Bytes, SimTime At, int Tag = 0);
