using System.Collections.Immutable;

namespace ActorSim.Accelerator;

/// <summary>What a mapper chose for a layer, and what it did not choose.</summary>
/// <typeparam name="TMapping">The mappings of one kind of array.</typeparam>
public sealed record MappingChoice<TMapping>
{
    /// <summary>By what mappings were ranked.</summary>
    public required MappingObjective Objective { get; init; }

    /// <summary>
    /// The best, best first; at least one. Of those that are equal in energy and cycles only the first in the order of
    /// parameters is among them.
    /// </summary>
    public required ImmutableArray<RankedMapping<TMapping>> Best { get; init; }

    /// <summary>Mappings that fit and were ranked.</summary>
    public required long Fitting { get; init; }

    /// <summary>Mappings that did not fit, by limit, in the order in which limits are checked.</summary>
    public required ImmutableArray<DiscardedMappings> Discarded { get; init; }

    /// <summary>The best of all.</summary>
    public RankedMapping<TMapping> Winner => Best[0];
}
