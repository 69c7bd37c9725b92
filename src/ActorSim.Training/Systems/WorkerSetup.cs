using ActorSim.Kernel;

namespace ActorSim.Training;

/// <summary>One worker's device and misfortunes.</summary>
/// <param name="Times">How long its device takes for each layer and image.</param>
/// <param name="Update">How long its device takes for an update, where the plan has one.</param>
/// <param name="Speed">How its device's speed varies.</param>
/// <param name="Outages">When it fails.</param>
public sealed record WorkerSetup(LayerTimes Times, SimDuration Update, DeviceSpeed Speed, IReadOnlyList<Outage> Outages);
