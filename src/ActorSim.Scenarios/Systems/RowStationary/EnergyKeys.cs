using ActorSim.Accelerator;
using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>The keys of a table of what accesses cost.</summary>
internal static class EnergyKeys
{
    private static readonly Key<string> Unit = Key.Text("unit", "The unit of all entries: `pJ`, or `MACs` where they are normalised to one.").WithDefault("MACs");
    private static readonly Key<double> Mac = Cost("mac", "A multiply-accumulate.");
    private static readonly Key<double> Pad = Cost("scratch-pad", "A word read from or written to a scratch pad that has no entry of its own.");
    private static readonly Key<double> IfmapPad = Cost("ifmap-pad", "A word of the ifmap scratch pad.");
    private static readonly Key<double> FilterPad = Cost("filter-pad", "A word of the filter scratch pad.");
    private static readonly Key<double> PsumPad = Cost("psum-pad", "A word of the psum scratch pad.");
    private static readonly Key<double> Array = Cost("array", "A word that comes to a PE over a network or from another PE.");
    private static readonly Key<double> Buffer = Cost("buffer", "A word read from or written to the global buffer.");
    private static readonly Key<double> Dram = Cost("dram", "A word read from or written to DRAM.");

    /// <summary>The table.</summary>
    public static readonly Key<Record> Energy = Key.Object(
        "energy",
        "What a multiply-accumulate and a 16-bit access to each level cost; no energy is reported, when left out. Every level must have its entry.",
        new RecordSchema("access energy", "What accesses cost.", Unit, Mac, Pad, IfmapPad, FilterPad, PsumPad, Array, Buffer, Dram),
        "{ mac = 1, scratch-pad = 1, array = 2, buffer = 6, dram = 200 }").Optional();

    /// <summary>The costs of a chip; null if it has no table.</summary>
    /// <exception cref="HoconException">An entry is missing; the sentence says which.</exception>
    public static AccessCosts? Read(Record system)
    {
        if (!system.TryGet(Energy, out var energy))
        {
            return null;
        }

        var costs = new AccessCosts
        {
            Unit = energy.Get(Unit),
            Mac = Of(energy, Mac),
            Pad = Of(energy, Pad),
            IfmapPad = Of(energy, IfmapPad),
            FilterPad = Of(energy, FilterPad),
            PsumPad = Of(energy, PsumPad),
            Array = Of(energy, Array),
            Buffer = Of(energy, Buffer),
            Dram = Of(energy, Dram),
        };
        return costs.FirstWrong() is { } wrong ? throw energy.Error(wrong) : costs;
    }

    private static double? Of(Record energy, Key<double> key) => energy.TryGet(key, out var cost) ? cost : null;

    private static Key<double> Cost(string name, string description) => Key.Real(name, description, min: 0).Optional();
}
