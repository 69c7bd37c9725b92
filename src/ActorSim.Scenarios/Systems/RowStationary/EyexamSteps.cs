using System.Globalization;
using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>The seven steps of Eyexam for a layer: five bounds, and two measurements.</summary>
/// <param name="Layer">The layer as it ran.</param>
/// <param name="Steps">The steps, in order.</param>
internal sealed record EyexamSteps(LayerOutcome Layer, IReadOnlyList<EyexamBound> Steps)
{
    /// <summary>The chip of step 6: data come as early as networks and link bring them.</summary>
    public static RowStationaryHardware Averaged(RowStationaryHardware hardware) =>
        hardware with { Arrival = OperandArrival.Averaged, OverlapsFeatureMaps = true };

    /// <summary>The steps of a layer.</summary>
    /// <param name="layer">The layer as it ran on the chip.</param>
    /// <param name="averaged">The same layer with averaged arrival of data.</param>
    public static EyexamSteps Of(LayerOutcome layer, RowStationaryLayerFigures averaged) => new(
        layer,
        [
            .. RowStationaryEyexam.Bounds(layer.Hardware, layer.Figures.Layer),
            new EyexamBound(
                EyexamStep.AverageBandwidth, LayerOutcome.Ratio(averaged.Accesses.Macs, averaged.Time.Total), ReasonOfAverage(layer, averaged)),
            new EyexamBound(EyexamStep.InstantaneousBandwidth, layer.MacsPerCycle, ReasonOfReal(layer)),
        ]);

    /// <summary>What a step is called.</summary>
    public static string NameOf(EyexamStep step) => step switch
    {
        EyexamStep.WorkloadParallelism => "layer shape and size",
        EyexamStep.DataflowParallelism => "dataflow",
        EyexamStep.FiniteArray => "number of PEs",
        EyexamStep.ArrayShape => "shape of the array",
        EyexamStep.Storage => "storage",
        EyexamStep.AverageBandwidth => "average bandwidth",
        _ => "instantaneous bandwidth",
    };

    private static string ReasonOfAverage(LayerOutcome layer, RowStationaryLayerFigures averaged)
    {
        var narrowest = RowStationaryEyexam.Roofline(layer.Hardware, layer.Figures.Layer).MinBy(line => line.MacsPerCycle);
        var uses = (layer with { Figures = averaged }).LargestLosses(2);
        return Say($"Measured, with data as early as networks and link bring them: {uses}. The narrowest supply, {narrowest.Data}, would allow {narrowest.MacsPerCycle:0.#}.");
    }

    private static string ReasonOfReal(LayerOutcome layer) => $"Measured: {layer.LargestLosses(3)}.";

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
