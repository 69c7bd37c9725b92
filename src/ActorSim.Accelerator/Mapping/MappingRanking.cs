using System.Collections.Immutable;

namespace ActorSim.Accelerator;

/// <summary>Keeps the best of the mappings that it is offered, in an order that does not depend on the order of offers.</summary>
/// <typeparam name="TMapping">The mappings of one kind of array.</typeparam>
/// <param name="objective">By what they are ranked.</param>
/// <param name="keep">How many are kept, ≥ 1.</param>
/// <param name="order">The order of mappings that are equal otherwise.</param>
internal sealed class MappingRanking<TMapping>(MappingObjective objective, int keep, Comparison<TMapping> order)
{
    private readonly List<RankedMapping<TMapping>> best = new(keep + 1);
    private readonly Dictionary<string, long> discarded = new(StringComparer.Ordinal);
    private readonly List<string> limits = [];
    private long fitting;

    /// <summary>Counts a mapping that does not fit.</summary>
    public void Discard(string limit)
    {
        if (!discarded.TryGetValue(limit, out var count))
        {
            limits.Add(limit);
        }

        discarded[limit] = count + 1;
    }

    /// <summary>Counts a mapping that fits, and says whether one of such energy could still be among the best.</summary>
    public bool Considers(double? energy)
    {
        fitting++;
        return best.Count < keep || objective != MappingObjective.Energy || energy <= best[^1].Energy!.Total;
    }

    /// <summary>
    /// Takes a mapping in if it is among the best. Of mappings that are equal in energy and cycles, such as those with the
    /// same passes, only the first in order stays.
    /// </summary>
    public void Offer(RankedMapping<TMapping> mapping)
    {
        var place = best.Count;
        while (place > 0 && Compare(mapping, best[place - 1]) < 0)
        {
            place--;
        }

        if (place > 0 && IsEqual(mapping, best[place - 1]))
        {
            return;
        }

        if (place < best.Count && IsEqual(mapping, best[place]))
        {
            best[place] = mapping;
        }
        else if (place < keep)
        {
            best.Insert(place, mapping);
            if (best.Count > keep)
            {
                best.RemoveAt(keep);
            }
        }
    }

    /// <summary>
    /// Puts the first few into the order of their simulated cycles. They stay before the others, of which only estimates
    /// are known.
    /// </summary>
    public void Confirm(int count, Func<TMapping, long> simulatedCycles)
    {
        var confirmed = best.Take(count).Select(one => one with { SimulatedCycles = simulatedCycles(one.Mapping) }).ToList();
        confirmed.Sort(Compare);
        best.RemoveRange(0, confirmed.Count);
        best.InsertRange(0, confirmed);
    }

    /// <summary>What was chosen.</summary>
    /// <param name="shares">What a mapping's figure consists of, to say why others lost.</param>
    public MappingChoice<TMapping> Choice(Func<RankedMapping<TMapping>, IReadOnlyList<CostShare>> shares)
    {
        var winner = shares(best[0]);
        return new MappingChoice<TMapping>
        {
            Objective = objective,
            Best = [best[0], .. best.Skip(1).Select(one => one with { WhyNot = WhyNot(one, CostShare.LargestDifference(winner, shares(one))) })],
            Fitting = fitting,
            Discarded = limits.Select(limit => new DiscardedMappings(limit, discarded[limit])).ToImmutableArray(),
        };
    }

    private string WhyNot(RankedMapping<TMapping> loser, string? reason)
    {
        var (more, than) = (First(loser), First(best[0]));
        var figure = objective switch
        {
            MappingObjective.Energy => "energy",
            MappingObjective.Latency => "cycles",
            _ => "energy × cycles",
        };
        if (more > than)
        {
            return $"{CostShare.Percent(more, than)} more {figure}; {reason ?? "simulated, not estimated"}.";
        }

        var (second, other) = (Second(loser), Second(best[0]));
        if (more < than)
        {
            return $"Fewer {figure} by the estimate, but it was not simulated.";
        }

        return second > other
            ? $"As {(objective == MappingObjective.Latency ? "many" : "much")} {figure}, but {CostShare.Percent(second, other)} more {(objective == MappingObjective.Energy ? "cycles" : "energy")}."
            : $"Equal; it comes later in the order of parameters.";
    }

    private int Compare(RankedMapping<TMapping> left, RankedMapping<TMapping> right)
    {
        var first = First(left).CompareTo(First(right));
        var second = first != 0 ? first : Second(left).CompareTo(Second(right));
        return second != 0 ? second : order(left.Mapping, right.Mapping);
    }

    private bool IsEqual(RankedMapping<TMapping> left, RankedMapping<TMapping> right) =>
        left.Energy is not null && First(left) == First(right) && Second(left) == Second(right);

    private double First(RankedMapping<TMapping> mapping) => objective switch
    {
        MappingObjective.Energy => mapping.Energy!.Total,
        MappingObjective.Latency => mapping.Cycles,
        _ => mapping.Energy!.Total * mapping.Cycles,
    };

    private double Second(RankedMapping<TMapping> mapping) =>
        objective == MappingObjective.Energy ? mapping.Cycles : mapping.Energy?.Total ?? 0;
}
