namespace ActorSim.Accelerator;

/// <summary>
/// What a multiply-accumulate and an access to a 16-bit word cost at each level. Entries may be left out; one that is
/// needed and missing is an error, never zero.
/// </summary>
/// <example>
/// The normalised costs of ISCA 2016, Table IV:
/// <code>
/// var costs = new AccessCosts { Unit = "MAC", Mac = 1, Pad = 1, Array = 2, Buffer = 6, Dram = 200 };
/// </code>
/// </example>
public sealed record AccessCosts
{
    /// <summary>The unit of all entries, as <c>pJ</c>, or <c>MAC</c> when they are normalised to one.</summary>
    public required string Unit { get; init; }

    /// <summary>A multiply-accumulate, ≥ 0.</summary>
    public double? Mac { get; init; }

    /// <summary>A word read from or written to a scratch pad that has no entry of its own, ≥ 0.</summary>
    public double? Pad { get; init; }

    /// <summary>A word of the ifmap scratch pad, ≥ 0; <see cref="Pad"/> if absent.</summary>
    public double? IfmapPad { get; init; }

    /// <summary>A word of the filter scratch pad, ≥ 0; <see cref="Pad"/> if absent.</summary>
    public double? FilterPad { get; init; }

    /// <summary>A word of the psum scratch pad, ≥ 0; <see cref="Pad"/> if absent.</summary>
    public double? PsumPad { get; init; }

    /// <summary>A word that comes to a PE over a network or from another PE, ≥ 0.</summary>
    public double? Array { get; init; }

    /// <summary>A word read from or written to the global buffer, ≥ 0.</summary>
    public double? Buffer { get; init; }

    /// <summary>A word read from or written to DRAM, ≥ 0.</summary>
    public double? Dram { get; init; }

    /// <summary>
    /// The first entry that is missing, negative or not a number, as a sentence, for an accelerator with all levels; null
    /// if the table is complete.
    /// </summary>
    public string? FirstWrong()
    {
        foreach (var (name, cost) in new[]
        {
            ("a MAC", Mac),
            ("the ifmap scratch pad", IfmapPad ?? Pad),
            ("the filter scratch pad", FilterPad ?? Pad),
            ("the psum scratch pad", PsumPad ?? Pad),
            ("the array", Array),
            ("the buffer", Buffer),
            ("DRAM", Dram),
        })
        {
            if (cost is null)
            {
                return $"The energy table has no entry for {name}; every entry that is used must be given, 0 included.";
            }

            if (!(cost >= 0) || double.IsPositiveInfinity(cost.Value))
            {
                return $"The energy table's entry for {name} is {cost}; it must be a number of at least 0.";
            }
        }

        return null;
    }

    /// <summary>Refuses a table that a mapper cannot rank by.</summary>
    /// <param name="objective">By what it ranks.</param>
    /// <param name="costs">The table, if there is one.</param>
    /// <exception cref="ArgumentException">The objective needs a table and there is none, or an entry of it is missing; the message names it.</exception>
    internal static void CheckFor(MappingObjective objective, AccessCosts? costs)
    {
        if (costs is null && objective != MappingObjective.Latency)
        {
            throw new ArgumentException("To rank mappings by energy, the mapper needs an energy table.", nameof(costs));
        }

        if (costs?.FirstWrong() is { } wrong)
        {
            throw new ArgumentException(wrong, nameof(costs));
        }
    }

    /// <summary>What accesses cost.</summary>
    /// <param name="accesses">How many; with none a missing entry does not matter.</param>
    /// <param name="cost">The entry.</param>
    /// <param name="what">What the entry is for, as in <c>the buffer</c>.</param>
    /// <exception cref="ArgumentException">The entry is missing although there are accesses, or is not a number ≥ 0.</exception>
    internal static double Of(double accesses, double? cost, string what) => (accesses, cost) switch
    {
        (0, null) => 0,
        (_, null) => throw new ArgumentException($"The energy table has no entry for {what}, which is accessed {accesses:0} times."),
        (_, >= 0 and < double.PositiveInfinity) => accesses * cost.Value,
        _ => throw new ArgumentException($"The energy table's entry for {what} is {cost}; it must be a number of at least 0."),
    };
}
