namespace ActorSim.Kernel.Tests.Reference;

/// <summary>What a run of a model came to, on either engine.</summary>
internal sealed record ModelOutcome(EndReason Reason, long End, long Deliveries, ulong Fingerprint, string Failure, string Waiting, string Actors);
