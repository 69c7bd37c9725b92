using System.Globalization;
using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>What a run of a row-stationary chip shows, and what it assumes, in sentences.</summary>
internal static class RowStationarySentences
{
    /// <summary>What is said of a run in which nothing is simulated.</summary>
    public const string CountedOnly = "Nothing is simulated (`simulate = false`): accesses are counted from the mappings, exactly as a simulation would count them, and there are no times.";

    private const double NoteworthyPercent = 1;

    /// <summary>What a layer's time went to, and what limits it.</summary>
    public static string Explain(LayerOutcome layer)
    {
        var uses = layer.Uses.ToList();
        var losses = uses.Skip(1).Where(use => use.Percent >= NoteworthyPercent).OrderByDescending(use => use.Percent)
            .Select(use => Say($"{use.What} {use.Percent:0.0} %"));
        return Say($"{layer.Name}: {layer.Figures.ActivePes} of {layer.Hardware.Pes} PEs are active; of the time of all PEs {uses[0].Percent:0.0} % is multiplying{string.Concat(losses.Select(loss => ", " + loss))}. Limited by {Reason(layer)}.");
    }

    /// <summary>What all layers took together.</summary>
    public static IEnumerable<string> ExplainTime(IReadOnlyList<LayerOutcome> layers)
    {
        var (processing, total) = (RowStationaryTotals.ProcessingLatency(layers), RowStationaryTotals.Latency(layers));
        var (ifmap, ofmap) = (WaitPercent(layers, one => one.Time.IfmapWait), WaitPercent(layers, one => one.Time.OfmapWait));
        yield return Say($"All layers take {Time(total)}, {Time(processing)} of it processing; the array stands still {ifmap:0.0} % of the time for ifmaps from DRAM and {ofmap:0.0} % for ofmaps that leave.");
    }

    /// <summary>What accesses all layers need together.</summary>
    public static IEnumerable<string> ExplainAccesses(IReadOnlyList<LayerOutcome> layers)
    {
        var reuse = layers.Select(one => one.Reuse).Aggregate((sum, one) => sum + one);
        yield return Say($"Without any reuse {Words(reuse.Macs, "N0")} multiply-accumulates would need {Words(reuse.WorstCase)} words of DRAM, 4 each. Convolutional reuse saves {Words(reuse.Convolutional)}, fmap reuse {Words(reuse.Fmap)}, filter reuse {Words(reuse.Filter)}, accumulation on the chip {Words(reuse.Accumulation)}; {Words(reuse.Remaining.Total)} remain, {LayerOutcome.Ratio(reuse.WorstCase, reuse.Remaining.Total):#,0.#} times fewer.");
        if (layers.All(one => one.Energy is not null))
        {
            yield return ExplainEnergy(layers.Select(one => one.Energy!).Aggregate((sum, one) => sum + one));
        }
    }

    /// <summary>What is assumed or left out.</summary>
    public static IReadOnlyList<string> Assumptions(RowStationaryHardware hardware, IEnumerable<RowStationaryLayer> layers, bool hasValues)
    {
        var sentences = new List<string>
        {
            "Pooling and ReLU happen outside the array on the way to DRAM: the words of the ofmap are counted as the convolution makes them, and they take no cycles.",
            Say($"Ports of a PE hold {Several.Of(hardware.IfmapPortWords, "ifmap word")}, and {Several.Of(hardware.PsumPortWords, "psum")} each from below, from the buffer and on the way out to it."),
            "In a cycle the buffer gives one access to ifmaps, reads one access of psums and writes one, in different banks.",
            "A pass begins when all its weights are in the scratch pads; nothing hides the loading of the first PEs' weights.",
            Say($"Configuration takes one bit a cycle of the link's clock: {hardware.ConfigurationBits} bits, {hardware.ConfigurationBits / hardware.Link.Hertz * 1e6:0.#} µs a layer."),
            "Padding is fetched and sent like other ifmap words. A layer's batch goes through it before the next layer begins.",
        };
        if (hardware.ReadsFirstPsums)
        {
            sentences.Add("Psums are read from the buffer in the first channel pass too, where they are zero.");
        }

        if (hardware.OverlapsFeatureMaps)
        {
            sentences.Add("Ifmaps of the next channel pass come, and ofmaps leave, while the array works, as if the buffer had room for both.");
        }

        if (hardware.Arrival == OperandArrival.Averaged)
        {
            sentences.Add("Operands come to PEs as early as networks bring them, as if PEs could keep them: a bound, no chip.");
        }

        if (layers.Any(layer => layer.Coding.StatedBytes is not null))
        {
            sentences.Add("Where bytes of feature maps are stated, transfers share them by their words.");
        }

        if (layers.Any(layer => layer.Coding.OfmapZeros is not null))
        {
            sentences.Add(hasValues
                ? "Where feature maps are run-length coded, zeros are those of their values, of ofmaps those behind the ReLU; the network's own input is not coded."
                : "Where feature maps are run-length coded, zeros lie in them at random with the stated share; the network's own input is not coded.");
        }

        return sentences;
    }

    private static string Reason(LayerOutcome layer) => layer.LimitedBy switch
    {
        "PEs" => "the PEs: nothing takes as much of their time as multiplying and adding psums",
        "filter network" => "the filter network: scratch pads wait for weights between passes",
        "ifmap network" => Say($"the ifmap network, which brings {Several.Of(layer.Hardware.IfmapBusWords, "word")} a cycle"),
        "psums" => Say($"psums, of which {layer.Hardware.PsumBusWords} go to and from the buffer in a cycle"),
        "DRAM" => "DRAM: the array stands still while feature maps come and go",
        _ => "the mapping, which leaves most PEs without work",
    };

    /// <summary>Of layers that are followed on paper every word counts; of others only millions can be read.</summary>
    private static string Words(long words, string format = "N1") =>
        words < 1_000_000 ? words.ToString("N0", CultureInfo.InvariantCulture) : (words / 1e6).ToString(format, CultureInfo.InvariantCulture) + " M";

    private static string Time(double milliseconds) => milliseconds < 0.1 ? Say($"{milliseconds * 1e3:0.##} µs") : Say($"{milliseconds:0.0} ms");

    private static string ExplainEnergy(EnergyBreakdown energy)
    {
        double Percent(double part) => 100 * LayerOutcome.Ratio(part, energy.Total);
        return Say($"Energy: multiply-accumulates {Percent(energy.Macs):0} %, scratch pads {Percent(energy.Pads.Total):0} %, array {Percent(energy.Array.Total):0} %, buffer {Percent(energy.Buffer.Total):0} %, DRAM {Percent(energy.Dram.Total):0} %.");
    }

    private static double WaitPercent(IReadOnlyList<LayerOutcome> layers, Func<LayerOutcome, long> wait) =>
        100 * LayerOutcome.Ratio(layers.Sum(wait), layers.Sum(one => one.Time.Total));

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
