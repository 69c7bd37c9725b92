namespace ActorSim.Scenarios;

/// <summary>The table of mappings: how each layer is laid on the array.</summary>
internal static class MappingTable
{
    private const string ChosenBy = "chosen-by";

    private static readonly TableOf<PlannedLayer> Table = new("mapping",
    [
        (new("layer", "", "The layer."), one => one.Wanted.Result),
        (new("m", "", "Ofmap channels of one group whose psums stay in the buffer."), one => one.Mapping.BufferedFilters),
        (new("n", "", "Images of a pass."), one => one.Mapping.Images),
        (new("e", "", "Ofmap rows of a strip."), one => one.Mapping.StripRows),
        (new("p", "", "Filters interleaved in a PE."), one => one.Mapping.Filters),
        (new("q", "", "Channels interleaved in a PE."), one => one.Mapping.Channels),
        (new("r", "", "PE sets for different channels."), one => one.Mapping.ChannelSets),
        (new("t", "", "PE sets for different filters."), one => one.Mapping.FilterSets),
        (new(ChosenBy, "", "Who chose it."), one => one.ChosenBy),
    ]) { Texts = [ChosenBy] };

    /// <summary>The table.</summary>
    public static ResultTable Of(IEnumerable<PlannedLayer> layers) =>
        Table.With("How each layer is laid on the array (letters of JSSC 52(1), 2017, Table II).", layers);

    /// <summary>Adds the cells that it will have.</summary>
    public static void AddUnits(Dictionary<string, string?> units, IEnumerable<string> layers) => Table.AddUnits(units, layers);
}
