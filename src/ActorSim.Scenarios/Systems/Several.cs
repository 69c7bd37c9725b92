using System.Globalization;

namespace ActorSim.Scenarios;

/// <summary>A number of things in a sentence: <c>1 PE</c>, <c>2.5 PEs</c>.</summary>
internal static class Several
{
    /// <summary>The number as it is shown decides: 1.04 with one digit is <c>1 PE</c>.</summary>
    public static string Of(double count, string thing, string format = "0.#")
    {
        var shown = count.ToString(format, CultureInfo.InvariantCulture);
        return $"{shown} {thing}{(shown == "1" ? "" : "s")}";
    }
}
