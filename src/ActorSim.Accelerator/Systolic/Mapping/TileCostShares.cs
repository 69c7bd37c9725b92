using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>What the energy and the time of tilings consist of, with how the tiling brought it about.</summary>
/// <param name="array">The array and its buffer.</param>
/// <param name="layer">The layer.</param>
/// <param name="batch">Images.</param>
/// <param name="objective">By what tilings are ranked.</param>
/// <param name="costs">What accesses cost, or null if only time counts.</param>
internal sealed class TileCostShares(
    TiledArray array, ConvolutionShape layer, int batch, MappingObjective objective, AccessCosts? costs)
{
    /// <summary>The shares of a tiling; the same ones in the same order for all.</summary>
    public IReadOnlyList<CostShare> Of(RankedMapping<TileMapping> ranked) => objective switch
    {
        MappingObjective.Energy => [.. Energy(ranked.Mapping, 1)],
        MappingObjective.Latency => [Time(ranked, 1)],

        // To first order a product grows by the sum of the growths of its factors.
        _ => [.. Energy(ranked.Mapping, 1 / ranked.Energy!.Total), Time(ranked, 1.0 / ranked.EstimatedCycles)],
    };

    private static CostShare Time(RankedMapping<TileMapping> ranked, double weight) => new(
        "cycles of streaming", ranked.EstimatedCycles, ranked.EstimatedCycles * weight, "folds of the array take", ranked.EstimatedCycles, "cycles");

    private IEnumerable<CostShare> Energy(TileMapping mapping, double weight)
    {
        var accesses = new TileSums(array, layer, batch, mapping).Accesses();
        var energy = EnergyBreakdown.Of(accesses, costs!);
        var ifmap = (double)batch * layer.Input.Channels * layer.PaddedInput.Pixels;
        var (filter, psum) = ((double)layer.Weights, (double)batch * layer.Output.Elements);
        var (images, strips, filters, channels) = (
            Count.Of(mapping.Images, "image"), Count.Of(mapping.StripRows, "row"), Count.Of(mapping.Filters, "filter"), Count.Of(mapping.Channels, "channel"));
        yield return Of("DRAM reads of ifmaps", accesses.DramReads.Ifmap, energy.Dram.Ifmap, $"tiles of {strips} and {filters} fetch each word", ifmap);
        yield return Of("DRAM reads of filters", accesses.DramReads.Filter, energy.Dram.Filter, $"tiles of {images} and {strips} fetch each weight", filter);
        yield return Of(
            "DRAM accesses of psums", accesses.DramReads.Psum + accesses.DramWrites.Psum, energy.Dram.Psum, $"tiles of {channels} move each psum", psum);
        yield return Of(
            "buffer accesses of ifmaps", accesses.BufferReads.Ifmap + accesses.BufferFills.Ifmap, energy.Buffer.Ifmap, $"tiles of {filters} need each word", ifmap);
        yield return Of(
            "buffer accesses of filters", accesses.BufferReads.Filter + accesses.BufferFills.Filter, energy.Buffer.Filter, $"tiles of {images} and {strips} need each weight", filter);
        yield return Of(
            "buffer accesses of psums",
            (accesses.BufferReads + accesses.BufferWrites + accesses.BufferFills + accesses.BufferDrains).Psum,
            energy.Buffer.Psum,
            $"tiles of {channels} access each psum",
            psum);
        yield return Of("words from PE to PE", accesses.ArrayWords.Total, energy.Array.Total, "folds of the array move words on", accesses.Macs);

        CostShare Of(string what, double count, double cost, string how, double words) => new(what, count, cost * weight, how, count / words, "times");
    }
}
