namespace ActorSim.Kernel;

/// <summary>What a run came to up to a cut, over all its threads.</summary>
/// <param name="Deliveries">Messages and wakes delivered.</param>
/// <param name="LastDelivery">The time of the last one, in picoseconds.</param>
/// <param name="LastForegroundDelivery">The time of the last one that was not background, in picoseconds.</param>
/// <param name="EarliestStop">The earliest time at which an actor asked for the end, or <see cref="long.MaxValue"/>.</param>
/// <param name="Failure">The first failure, or null.</param>
internal readonly record struct RunTotals(
    long Deliveries, long LastDelivery, long LastForegroundDelivery, long EarliestStop, ActorFailure? Failure);
