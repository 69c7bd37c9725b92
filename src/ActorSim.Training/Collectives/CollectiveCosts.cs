using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training;

/// <summary>What a collective costs a rank besides its transfers.</summary>
/// <param name="ReductionRate">
/// How fast bytes that came are added to the rank's own; null: at once. Additions of a rank take turns (as ASTRA-sim counts, they do not
/// disturb each other).
/// </param>
/// <param name="ReductionPasses">How many times each byte passes the memory with that rate (two reads and one write are 3), ≥ 1.</param>
/// <param name="BeforeSend">From the decision to send until the transfer is ready for the link.</param>
/// <param name="AtEnd">From a chunk's last instruction on a level of the algorithm until it counts as done there.</param>
public sealed record CollectiveCosts(Bandwidth? ReductionRate, int ReductionPasses, SimDuration BeforeSend, SimDuration AtEnd)
{
    /// <summary>Transfers cost time, and nothing else does.</summary>
    public static CollectiveCosts None { get; } = new(null, 1, SimDuration.Zero, SimDuration.Zero);

    /// <summary>How long adding bytes takes.</summary>
    public SimDuration ReductionOf(long bytes, TransferAccounting accounting) =>
        ReductionRate is not { } rate ? SimDuration.Zero
        : accounting == TransferAccounting.AstraSim
            ? SimDuration.FromPicoseconds(rate.TimeOfRoundedDown(bytes).Picoseconds / 1_000 * 1_000) * ReductionPasses
            : rate.TimeOf(checked(bytes * ReductionPasses));
}
