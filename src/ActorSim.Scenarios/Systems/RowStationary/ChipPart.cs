using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>A part of a chip that runs layers of its own, beside the other parts; or the whole chip.</summary>
/// <param name="Name">Its name; empty for the whole chip.</param>
/// <param name="Hardware">Its PEs, banks, filter buffer and link.</param>
/// <param name="Layers">What it runs, one after the other; names of layers begin with the part's.</param>
internal sealed record ChipPart(string Name, RowStationaryHardware Hardware, IReadOnlyList<WantedLayer> Layers)
{
    /// <summary>Where its actors stand.</summary>
    public string Root => Name.Length == 0 ? "/chip" : $"/chip/{Name}";

    /// <summary>What a layer is called in results.</summary>
    public static string NameOf(string part, string layer) => part.Length == 0 ? layer : $"{part}-{layer}";
}
