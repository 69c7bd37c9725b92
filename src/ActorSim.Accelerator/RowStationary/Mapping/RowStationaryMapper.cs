using ActorSim.Workloads;

namespace ActorSim.Accelerator;

/// <summary>
/// Finds row-stationary mappings of layers: enumerates those that fit the chip and ranks them by an exact count of their
/// accesses and a quick estimate of their cycles, see <see cref="RowStationaryEstimate"/>.
/// </summary>
/// <remarks>
/// Of mappings with the same passes only the one that needs the least room is looked at: the smallest n, e and m for a
/// number of image groups, strips and blocks of filters (m also as a multiple of p·t). The choice depends on nothing but
/// layer, chip, costs and objective.
/// </remarks>
/// <example>
/// <code>
/// var mapper = new RowStationaryMapper(chip, MappingObjective.Energy, costs);
/// var choice = mapper.Choose(conv1, batch: 4);
/// // choice.Winner.Mapping is "m 96, n 1, e 7, p 16, q 1, r 1, t 2" or better; choice.Best[1].WhyNot says why the next one lost
/// </code>
/// </example>
public sealed class RowStationaryMapper
{
    private readonly RowStationaryHardware hardware;
    private readonly MappingObjective objective;
    private readonly AccessCosts? costs;

    /// <summary>A mapper for a chip.</summary>
    /// <param name="hardware">The chip.</param>
    /// <param name="objective">By what mappings are ranked.</param>
    /// <param name="costs">What accesses cost; may be null when mappings are ranked by latency.</param>
    /// <exception cref="ArgumentException">The objective needs an energy table and there is none, or an entry of it is missing; the message names it.</exception>
    public RowStationaryMapper(RowStationaryHardware hardware, MappingObjective objective, AccessCosts? costs)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        AccessCosts.CheckFor(objective, costs);
        this.hardware = hardware;
        this.objective = objective;
        this.costs = costs;
    }

    /// <summary>How many mappings are kept, best first; ≥ 1.</summary>
    public int Keep { get; init; } = 5;

    /// <summary>The share of zeros that PEs gate, see <see cref="EnergyBreakdown"/>.</summary>
    public double GatedZeros { get; init; }

    /// <summary>Why no mapping of a layer fits the chip, as a sentence, or null if one does.</summary>
    /// <param name="layer">The layer.</param>
    public string? WhyNothingFits(ConvolutionShape layer)
    {
        ArgumentNullException.ThrowIfNull(layer);

        // No limit becomes easier to keep when a parameter grows, so what stops the smallest mapping stops all.
        var broken = MappingLimits.All(hardware, layer, batch: 1, new RowStationaryMapping(1, 1, 1, 1, 1, 1, 1)).ToList();
        return broken.Count == 0 ? null : $"No mapping fits; even with all parameters at 1: {string.Join(' ', broken)}";
    }

    /// <summary>The best mappings of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="batch">Images, ≥ 1.</param>
    /// <param name="simulatedCycles">Runs a mapping and says how many cycles it took, to confirm the best by; null to rank by the estimate alone.</param>
    /// <param name="confirmed">How many of the best are confirmed, ≥ 1.</param>
    /// <exception cref="ArgumentException">No mapping fits; the message says which limits stop them and by how much, as <see cref="WhyNothingFits"/>.</exception>
    public MappingChoice<RowStationaryMapping> Choose(
        ConvolutionShape layer, int batch, Func<RowStationaryMapping, long>? simulatedCycles = null, int confirmed = 3)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Keep, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(confirmed, 1);
        if (WhyNothingFits(layer) is { } why)
        {
            throw new ArgumentException(why, nameof(layer));
        }

        var ranking = new MappingRanking<RowStationaryMapping>(objective, Math.Max(Keep, simulatedCycles is null ? 1 : confirmed), Order);
        foreach (var mapping in new RowStationaryMappings(hardware, layer, batch, ranking.Discard).Fitting())
        {
            Rank(mapping, layer, batch, ranking);
        }

        if (simulatedCycles is not null)
        {
            ranking.Confirm(confirmed, simulatedCycles);
        }

        var shares = new RowStationaryCostShares(hardware, layer, batch, objective, costs);
        return ranking.Choice(shares.Of);
    }

    private void Rank(RowStationaryMapping mapping, ConvolutionShape layer, int batch, MappingRanking<RowStationaryMapping> ranking)
    {
        var energy = costs is null
            ? null
            : EnergyBreakdown.Of(new PassTotals(layer, batch, mapping).Accesses(hardware.ReadsFirstPsums), costs, GatedZeros);
        if (ranking.Considers(energy?.Total))
        {
            ranking.Offer(new(mapping, energy, RowStationaryEstimate.Of(hardware, layer, batch, mapping).Total));
        }
    }

    private static int Order(RowStationaryMapping left, RowStationaryMapping right)
    {
        var (one, other) = (Key(left), Key(right));
        return one.CompareTo(other);

        static (int, int, int, int, int, int, int) Key(RowStationaryMapping mapping) => (
            mapping.BufferedFilters, mapping.Images, mapping.StripRows, mapping.Filters, mapping.Channels, mapping.ChannelSets, mapping.FilterSets);
    }
}
