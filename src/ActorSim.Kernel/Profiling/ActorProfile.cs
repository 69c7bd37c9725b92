namespace ActorSim.Kernel;

/// <summary>What one actor took.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Class">The name of its class.</param>
/// <param name="Seconds">Its time in seconds; see <see cref="ClassProfile"/>.</param>
/// <param name="Share">The same as a share of the time of all actors, from 0 to 1.</param>
/// <param name="Deliveries">What it received: messages, wakes and its start.</param>
public sealed record ActorProfile(string Path, string Class, double Seconds, double Share, long Deliveries);
