using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>What the energy and the time of row-stationary mappings consist of, with how the mapping brought it about.</summary>
/// <param name="hardware">The chip.</param>
/// <param name="layer">The layer.</param>
/// <param name="batch">Images.</param>
/// <param name="objective">By what mappings are ranked.</param>
/// <param name="costs">What accesses cost, or null if only time counts.</param>
internal sealed class RowStationaryCostShares(
    RowStationaryHardware hardware, ConvolutionShape layer, int batch, MappingObjective objective, AccessCosts? costs)
{
    /// <summary>The shares of a mapping; the same ones in the same order for all mappings.</summary>
    public IReadOnlyList<CostShare> Of(RankedMapping<RowStationaryMapping> ranked) => objective switch
    {
        MappingObjective.Energy => [.. Energy(ranked.Mapping, 1)],
        MappingObjective.Latency => [.. Time(ranked.Mapping, 1)],

        // To first order a product grows by the sum of the growths of its factors.
        _ => [.. Energy(ranked.Mapping, 1 / ranked.Energy!.Total), .. Time(ranked.Mapping, 1.0 / ranked.EstimatedCycles)],
    };

    private IEnumerable<CostShare> Energy(RowStationaryMapping mapping, double weight)
    {
        var totals = new PassTotals(layer, batch, mapping);
        var accesses = totals.Accesses(hardware.ReadsFirstPsums);
        var energy = EnergyBreakdown.Of(accesses, costs!);
        var ifmap = (double)batch * layer.Input.Channels * layer.PaddedInput.Pixels;
        var filter = (double)layer.Weights;
        var psum = (double)accesses.DramWrites.Psum;
        var (blocks, groups, strips) = (
            $"blocks of {Count.Of(mapping.BufferedFilters, "filter")}", $"groups of {Count.Of(mapping.Images, "image")}", $"strips of {Count.Of(mapping.StripRows, "row")}");
        yield return Of("DRAM reads of ifmaps", accesses.DramReads.Ifmap, energy.Dram.Ifmap, $"{blocks} and {strips} fetch each word", ifmap);
        yield return Of("DRAM reads of filters", accesses.DramReads.Filter, energy.Dram.Filter, $"{strips} and {groups} need each filter", filter);
        yield return Of(
            "buffer accesses of ifmaps", accesses.BufferReads.Ifmap + accesses.BufferFills.Ifmap, energy.Buffer.Ifmap, $"passes of {Count.Of(mapping.PassFilters, "filter")} and {strips} need each word", ifmap);
        yield return Of(
            "buffer accesses of filters", accesses.BufferReads.Filter + accesses.BufferFills.Filter, energy.Buffer.Filter, $"{strips} and {groups} store and read each weight", filter);
        yield return Of(
            "buffer accesses of psums", accesses.BufferReads.Psum + accesses.BufferWrites.Psum + accesses.BufferDrains.Psum, energy.Buffer.Psum, $"passes of {Count.Of(mapping.PassChannels, "channel")} access each psum", psum);
        yield return Of(
            "ifmap words brought to PEs", accesses.ArrayWords.Ifmap, energy.Array.Ifmap + energy.Pads.Ifmap, $"{Count.Of(mapping.Filters, "filter")} a PE bring each word to PEs", ifmap);
        yield return Of(
            "weights brought to PEs", accesses.ArrayWords.Filter, energy.Array.Filter + energy.Pads.Filter, $"{groups} bring each weight to PEs", filter);
        yield return Of(
            "psums from PE to PE", accesses.ArrayWords.Psum, energy.Array.Psum + energy.Pads.Psum, $"{Count.Of(mapping.Channels, "channel")} a PE move each psum on", psum);

        CostShare Of(string what, double count, double cost, string how, double words) => new(what, count, cost * weight, how, count / words, "times");
    }

    private IEnumerable<CostShare> Time(RowStationaryMapping mapping, double weight)
    {
        var estimate = RowStationaryEstimate.Of(hardware, layer, batch, mapping);
        var passes = new PassTotals(layer, batch, mapping).Passes;
        var link = new PassTotals(layer, batch, mapping).Accesses(hardware.ReadsFirstPsums);
        var words = link.DramReads.Ifmap + link.DramWrites.Psum;
        yield return new("cycles of work", estimate.Work, estimate.Work * weight, "the array manages", (double)batch * layer.Macs / Math.Max(1, estimate.Work), "MACs a cycle");
        yield return new("cycles of loading filters", estimate.FilterLoads, estimate.FilterLoads * weight, "scratch pads are loaded for", passes, "passes");
        yield return new("cycles of waiting for filters from DRAM", estimate.FilterWaits, estimate.FilterWaits * weight, "DRAM brings", link.DramReads.Filter, "weights");
        yield return new("cycles of waiting for feature maps", estimate.FeatureMaps, estimate.FeatureMaps * weight, "the link to DRAM carries", words, "words of them");
    }
}
