using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>
/// Finds tilings of layers for an output, weight or input stationary array behind one buffer: enumerates loop orders and
/// sizes of tiles that fit and ranks them by an exact count of their accesses.
/// </summary>
/// <remarks>
/// Its estimate of cycles is the streaming of words through the array, fold after fold; filling, draining and waiting are
/// left out.
/// </remarks>
/// <example>
/// <code>
/// var mapper = new TileMapper(new TiledArray(Dataflow.WeightStationary, 16, 16, BufferWords: 65536), MappingObjective.Energy, costs);
/// var choice = mapper.Choose(conv3, batch: 4);
/// // choice.Winner.Mapping says what stays in the buffer, choice.Best[1].WhyNot why the next one lost
/// </code>
/// </example>
public sealed class TileMapper
{
    private readonly TiledArray array;
    private readonly MappingObjective objective;
    private readonly AccessCosts? costs;

    /// <summary>A mapper for an array.</summary>
    /// <param name="array">The array and its buffer.</param>
    /// <param name="objective">By what tilings are ranked.</param>
    /// <param name="costs">What accesses cost; may be null when tilings are ranked by latency.</param>
    /// <exception cref="ArgumentException">The objective needs an energy table and there is none, or an entry of it is missing; the message names it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size of the array is not positive.</exception>
    public TileMapper(TiledArray array, MappingObjective objective, AccessCosts? costs)
    {
        ArgumentNullException.ThrowIfNull(array);
        array.Check();
        AccessCosts.CheckFor(objective, costs);
        this.array = array;
        this.objective = objective;
        this.costs = costs;
    }

    /// <summary>How many tilings are kept, best first; ≥ 1.</summary>
    public int Keep { get; init; } = 5;

    /// <summary>Why no tiling of a layer fits, as a sentence, or null if one does.</summary>
    /// <param name="layer">The layer.</param>
    public string? WhyNothingFits(ConvolutionShape layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return new TileMapping(ResidentTile.Psum, 1, 1, 1, 1).WhyNotOn(array, layer, batch: 1) is { } why
            ? $"No tiling fits, not even one image, row, filter and channel at a time: {why}"
            : null;
    }

    /// <summary>The best tilings of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="batch">Images, ≥ 1.</param>
    /// <exception cref="ArgumentException">No tiling fits; the message says by how much, as <see cref="WhyNothingFits"/>.</exception>
    public MappingChoice<TileMapping> Choose(ConvolutionShape layer, int batch)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Keep, 1);
        if (WhyNothingFits(layer) is { } why)
        {
            throw new ArgumentException(why, nameof(layer));
        }

        var ranking = new MappingRanking<TileMapping>(objective, Keep, Order);
        foreach (var (mapping, sums) in new TileMappings(array, layer, batch, ranking.Discard).Fitting())
        {
            var energy = costs is null ? null : EnergyBreakdown.Of(sums.Accesses(), costs);
            if (ranking.Considers(energy?.Total))
            {
                ranking.Offer(new(mapping, energy, sums.Cycles));
            }
        }

        return ranking.Choice(new TileCostShares(array, layer, batch, objective, costs).Of);
    }

    private static int Order(TileMapping left, TileMapping right)
    {
        return Key(left).CompareTo(Key(right));

        static (int, int, int, int, int) Key(TileMapping mapping) =>
            ((int)mapping.Resident, mapping.Images, mapping.StripRows, mapping.Filters, mapping.Channels);
    }
}
