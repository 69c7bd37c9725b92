using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>Finds the way for mail that leaves the region in which it is sent.</summary>
/// <param name="regionOf">The region of each actor.</param>
/// <param name="regions">The regions that are run here; null for those of other partitions.</param>
/// <param name="horizons">How far each region may run in the present round.</param>
internal sealed class RegionBorders(int[] regionOf, Region?[] regions, long[] horizons)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RegionOf(int actor) => regionOf[actor];

    /// <summary>The region, one of those that are run here, to which mail goes.</summary>
    /// <exception cref="InvalidOperationException">It may be running past the time of arrival at present.</exception>
    public Region Entered(int receiver, long arrival)
    {
        var region = regionOf[receiver];
        if (arrival < horizons[region])
        {
            throw new InvalidOperationException(
                $"A message arrives at {SimTime.FromPicoseconds(arrival)} in a region that may have run to {SimTime.FromPicoseconds(horizons[region])}: its horizon is wrong. This is a defect of the kernel.");
        }

        return regions[region]!;
    }
}
