using System.Globalization;

namespace ActorSim.Accelerator;

/// <summary>Counts in sentences.</summary>
internal static class Count
{
    /// <summary>A count with what is counted, as in <c>1 row</c> and <c>7 rows</c>.</summary>
    public static string Of(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
