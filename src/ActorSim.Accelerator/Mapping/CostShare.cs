using System.Globalization;
using System.Runtime.InteropServices;

namespace ActorSim.Accelerator;

/// <summary>One of the things that a mapping's energy or time consists of, with how it came about.</summary>
/// <param name="What">What it is, as in <c>DRAM reads of filters</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="Cost">What they add to the figure by which mappings are ranked.</param>
/// <param name="How">How it came about, up to a number, as in <c>strips of 7 rows fetch each weight</c>.</param>
/// <param name="Number">The number.</param>
/// <param name="Unit">What is counted by it, as in <c>times</c>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CostShare(string What, double Count, double Cost, string How, double Number, string Unit)
{
    /// <summary>Why a mapping is worse than another, from the share that costs most more; null if none costs more.</summary>
    /// <param name="winner">The shares of the better mapping.</param>
    /// <param name="loser">The shares of the other, in the same order.</param>
    internal static string? LargestDifference(IReadOnlyList<CostShare> winner, IReadOnlyList<CostShare> loser)
    {
        var worst = -1;
        for (var share = 0; share < loser.Count; share++)
        {
            var more = loser[share].Cost - winner[share].Cost;
            if (more > 0 && (worst < 0 || more > loser[worst].Cost - winner[worst].Cost))
            {
                worst = share;
            }
        }

        return worst < 0 ? null : Compare(winner[worst], loser[worst]);
    }

    /// <summary>How much larger a figure is than another, as in <c>12 %</c>.</summary>
    internal static string Percent(double more, double than)
    {
        var percent = 100 * (more - than) / than;
        return percent < 0.01 ? "less than 0.01 %" : string.Create(CultureInfo.InvariantCulture, $"{percent:0.##} %");
    }

    private static string Compare(CostShare winner, CostShare loser)
    {
        var more = winner.Count > 0 ? $"{Percent(loser.Count, winner.Count)} more {loser.What}" : $"{loser.What}, of which the winner has none";
        return string.Create(
            CultureInfo.InvariantCulture, $"{more}: {loser.How} {loser.Number:0.##} {loser.Unit} instead of {winner.Number:0.##}");
    }
}
