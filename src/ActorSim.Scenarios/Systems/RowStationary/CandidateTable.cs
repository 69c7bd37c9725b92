using System.Globalization;
using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>The table of the mapper's best mappings: the winners, and why the next ones lost.</summary>
internal static class CandidateTable
{
    /// <summary>The table; none if the scenario pins all mappings.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="costs">What accesses cost.</param>
    /// <param name="show">How many mappings of a layer are shown.</param>
    public static IEnumerable<ResultTable> Of(IReadOnlyList<PlannedLayer> layers, AccessCosts? costs, int show)
    {
        var mapped = layers.Where(layer => layer.Choice is not null).ToList();
        if (mapped.Count == 0)
        {
            yield break;
        }

        yield return new ResultTable(
            "candidates",
            "The best mappings that the mapper found, of equal ones the first, and why the others lost.",
            [
                new("candidate", "", "The layer and the place of the mapping in the ranking."),
                new("mapping", "", "The mapping."),
                new("energy", costs?.Unit ?? "", "What its accesses cost, counted exactly."),
                new("estimated-cycles", "cycles", "A quick estimate of the layer's cycles."),
                new("simulated-cycles", "cycles", "Its cycles, when it was simulated alone."),
                new("why-not", "", "Why it lost."),
            ],
            [.. mapped.SelectMany(layer => layer.DifferentBest.Take(show).Select((one, place) => Row(layer, one, place)))]);
    }

    /// <summary>A sentence on the mapper's work for a layer.</summary>
    public static string Explain(PlannedLayer layer)
    {
        var choice = layer.Choice!;
        var discarded = choice.Discarded.Sum(one => one.Count);
        var next = layer.DifferentBest.ElementAtOrDefault(1) is { } second ? $" The next, {second.Mapping}, lost: {LowerFirst(second.WhyNot!)}" : "";
        return $"{layer.Wanted.Result}: of {Several.Of(choice.Fitting, "mapping", "#,0")} that fit ({discarded.ToString("#,0", CultureInfo.InvariantCulture)} did not) {choice.Winner.Mapping} is best by {MapperKeys.NameOf(choice.Objective)}.{next}";
    }

    private static ResultRow Row(PlannedLayer layer, RankedMapping<RowStationaryMapping> one, int place) => new(
        $"{layer.Wanted.Result}-{place + 1}",
        one.Mapping.ToString(),
        one.Energy is { } energy ? energy.Total : Cell.Nothing,
        one.EstimatedCycles,
        one.SimulatedCycles is { } cycles ? cycles : Cell.Nothing,
        one.WhyNot ?? "");

    private static string LowerFirst(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
