using System.Globalization;

namespace ActorSim.Accelerator;

/// <summary>
/// How the row-stationary dataflow lays a layer on an array, under the letters of Eyeriss (JSSC 52(1), 2017, Table II).
/// </summary>
/// <param name="BufferedFilters">m: ofmap channels of one group whose psums stay in the buffer.</param>
/// <param name="Images">n: images of a pass, one after the other in each PE.</param>
/// <param name="StripRows">e: ofmap rows of a strip, one for each column of a PE set.</param>
/// <param name="Filters">p: filters interleaved in a PE.</param>
/// <param name="Channels">q: channels interleaved in a PE.</param>
/// <param name="ChannelSets">r: PE sets that work on different channels; their psums are added up on the way through the array.</param>
/// <param name="FilterSets">t: PE sets, or stacks of r of them, that work on different filters.</param>
public sealed record RowStationaryMapping(
    int BufferedFilters, int Images, int StripRows, int Filters, int Channels, int ChannelSets, int FilterSets)
{
    /// <summary>Channels of a pass: q·r.</summary>
    public int PassChannels => Channels * ChannelSets;

    /// <summary>Filters of a pass: p·t.</summary>
    public int PassFilters => Filters * FilterSets;

    /// <summary>As the paper lists it: <c>m 96, n 1, e 7, p 16, q 1, r 1, t 2</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"m {BufferedFilters}, n {Images}, e {StripRows}, p {Filters}, q {Channels}, r {ChannelSets}, t {FilterSets}");
}
