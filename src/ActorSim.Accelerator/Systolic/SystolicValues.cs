namespace ActorSim.Accelerator;

/// <summary>In functional mode: the operands of every layer as integers, by address in their memory.</summary>
/// <param name="Ifmaps">For each layer as many values as its ifmap has words.</param>
/// <param name="Filters">For each layer as many values as it has weights, filter after filter.</param>
public sealed record SystolicValues(int[][] Ifmaps, int[][] Filters);
