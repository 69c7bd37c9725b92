using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

/// <summary>What a rank of a test was delivered, and when.</summary>
internal readonly record struct GotMessage(int From, int To, long Bytes, SimTime At, int Tag);
