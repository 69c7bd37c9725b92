namespace ActorSim.Accelerator;

/// <summary>What a run of an <see cref="OperandDelivery"/> came to.</summary>
public sealed record OperandDeliveryFigures
{
    /// <summary>PEs of the array.</summary>
    public required int Pes { get; init; }

    /// <summary>PEs with work.</summary>
    public required int ActivePes { get; init; }

    /// <summary>Multiply-accumulates.</summary>
    public required long Macs { get; init; }

    /// <summary>Cycles from the first beat sent to the end of the last multiply-accumulate.</summary>
    public required long Cycles { get; init; }

    /// <summary>PE cycles in which an iact was there but no weight.</summary>
    public required long CyclesWithoutWeight { get; init; }

    /// <summary>PE cycles in which a weight was there but no iact.</summary>
    public required long CyclesWithoutIact { get; init; }

    /// <summary>PE cycles in which neither was there.</summary>
    public required long CyclesWithoutBoth { get; init; }

    /// <summary>The network of weights.</summary>
    public required OperandFlow Weights { get; init; }

    /// <summary>The network of iacts.</summary>
    public required OperandFlow Iacts { get; init; }

    /// <summary>PE cycles of the whole array.</summary>
    public long PeCycles => Pes * Cycles;

    /// <summary>PE cycles of PEs without work, and of the others after their last multiply-accumulate.</summary>
    public long IdleCycles => PeCycles - Macs - CyclesWithoutWeight - CyclesWithoutIact - CyclesWithoutBoth;
}
