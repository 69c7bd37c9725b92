using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests.Systems.RowStationary;

/// <summary>What a row-stationary scenario is refused for, with the place and what would be right.</summary>
public sealed class RowStationaryRefusalTests : IDisposable
{
    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Theory]
    [InlineData("mappings.mine { m = 8, p = 8 }", "small.conf:15:19: This mapping of `mine` does not fit. The filter scratch pad would have to hold p·q·S = 48 weights; it has room for 40, 8 too few.")]
    [InlineData("mappings.mine.q = 3", "The ifmap scratch pad would have to hold a window of q·S = 9 words; it has room for 8, 1 too few.")]
    [InlineData("mappings.mine.r = 2", "A stack of r PE sets needs r·R = 6 rows of PEs; the array has 4, 2 too few.")]
    [InlineData("mappings.mine.t = 2", "t = 2 stacks of 3 rows and e = 6 columns need 2 places on the array; 4 × 6 PEs have 1, 1 too few.")]
    [InlineData("mappings.mine.m = 9", "m is 9, but must be at most 8, the number of filters in a group.")]
    [InlineData("mappings.mine.n = 3", "n is 3, but must be at most 2, the number of images in the batch.")]
    [InlineData("mappings.mine.n = 2", "The buffer would need")]
    [InlineData("mappings.mine.e = 0", "`e` must be a whole number of at least 1; found `0`.")]
    [InlineData("mappings.mnie { m = 1, n = 1, e = 1, p = 1, q = 1, r = 1, t = 1 }", "There is no layer `mnie` to give this mapping to; did you mean `mine`?")]
    [InlineData("feature-maps.mnie { ofmap-zeros = 1% }", "There is no layer `mnie` to give these feature maps to; did you mean `mine`?")]
    [InlineData("feature-maps.coding = run-length", "`mine` needs the key `ifmap-zeros`: run-length coded feature maps need the share of zeros in the ifmap. Add `mine { ifmap-zeros = … }`.")]
    [InlineData("feature-maps.mine { coding = run-length, ifmap-zeros = 3% }", "`mine` needs the key `ofmap-zeros`")]
    [InlineData("feature-maps.mine { coding = stated }", "`mine` needs the key `bytes`: stated feature maps need their bytes.")]
    [InlineData("feature-maps.mine { ifmap-zeros = 101% }", "`ifmap-zeros` must be at most 100%")]
    [InlineData("convolutions = []", "The workload has no layers; give it a `network` or `convolutions`.")]
    [InlineData("layers = [CONV1]", "`layers` names layers of a network, but there is no `network`.")]
    [InlineData("mapper.objective = energy", "To rank mappings by `energy` the system needs an `energy` table.")]
    [InlineData("functional = true", "Only words have values: with `functional` the system needs `granularity = word`.")]
    [InlineData("eyexam = true, simulate = false", "`eyexam` needs a simulation; leave it out, or `simulate = false`.")]
    [InlineData("batch = 0", "`batch` must be a whole number of at least 1")]
    public void Wrong_work_is_refused(string workload, string expected) =>
        Assert.Contains(expected, Refuse("", workload), StringComparison.Ordinal);

    [Theory]
    [InlineData("scratch-pads.psum = 0 words", "`psum` must be a size of at least one 16-bit word, such as `12 words` or `4 KiB`")]
    [InlineData("scratch-pads.psum = 3 B", "`psum` must be a size of at least one 16-bit word")]
    [InlineData("scratch-pads.psum = null", "`scratch pads` needs the key `psum`, such as `24 words`, or `shared` in place of all three.")]
    [InlineData("scratch-pads.shared = 512 B", "Scratch pads are `shared`, or each type of data has its own; leave out `ifmap` or `shared`.")]
    [InlineData("ports.psum = 2 words", "A psum port must hold what its network brings in a cycle, 4 words; found `2 words`.")]
    [InlineData("array.rows = 2", "The filters of `mine` have 3 rows, each of which needs a row of PEs; the array has 2.")]
    [InlineData("array { rows = 4096, columns = 4096 }", "An array of 4096 × 4096 PEs is too large")]
    [InlineData("networks.ifmap = 24 bits", "`ifmap` must be a width in bits that is a multiple of 16, such as `64 bits`")]
    [InlineData("networks.ifmap = 2 words", "`ifmap` must be a width in bits")]
    [InlineData("buffer.banks = 1", "`banks` must be a whole number")]
    [InlineData("link.clock = 60", "`clock` needs a unit of frequency")]
    [InlineData("energy { mac = 1, scratch-pad = 1, array = 2, buffer = 6 }", "small.conf:12:19: The energy table has no entry for DRAM; every entry that is used must be given, 0 included.")]
    [InlineData("energy { mac = 1, ifmap-pad = 1, filter-pad = 1, array = 2, buffer = 6, dram = 200 }", "The energy table has no entry for the psum scratch pad")]
    [InlineData("zero-gating = true", "With `zero-gating` the share of zeros in each ifmap must be known; `feature-maps` has no `ifmap-zeros` for `mine`.")]
    [InlineData("operand-arrival = late", "`operand-arrival` must be one of `real`, `averaged`")]
    [InlineData("row = 3", "`row-stationary system` has no key `row`")]
    public void A_wrong_chip_is_refused(string system, string expected) =>
        Assert.Contains(expected, Refuse(system, ""), StringComparison.Ordinal);

    [Fact]
    public void A_layer_that_no_mapping_fits_is_refused_at_its_place() => Assert.Contains(
        "small.conf:14:42: `mine` does not fit this chip. No mapping fits", Refuse("buffer.bank = 1 word", "mappings.mine = null"), StringComparison.Ordinal);

    private string Refuse(string system, string workload) => Refusal.Of(SystemKinds.All, SmallChip.Write(texts, system, workload));
}
