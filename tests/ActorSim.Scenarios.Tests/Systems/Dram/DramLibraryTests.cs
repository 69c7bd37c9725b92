using ActorSim.Hocon;

namespace ActorSim.Scenarios.Tests;

public sealed class DramLibraryTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void A_variant_of_a_shipped_memory_is_a_few_keys()
    {
        File.WriteAllText(file, $$"""
            include file("{{RepositoryFolder.PathOf("scenarios", "chips", "dram", "ddr4-2400.conf")}}")
            dram.mine = ${dram.ddr4-2400} { name = mine, channels = 2, timings.tRFC = 260 ns }
            """);

        var mine = DramLibrary.Load(file).Standards["mine"].Description;

        Assert.Equal(("mine", 2, 312, 17), (mine.Name, mine.Organization.Channels, mine.Timings.Rfc, mine.Timings.Rp));
    }

    [Theory]
    [InlineData("chips.a = 1", "There are no DRAMs in this file; they are expected as `dram.<name> { … }`.")]
    [InlineData("dram {}", "There are no DRAMs in this file; they are expected as `dram.<name> { … }`.")]
    [InlineData("dram = 5", "`dram` must be an object, such as `{ … }`; found `5`.")]
    [InlineData("dram.name = mine", "`name` must be an object that describes a DRAM memory; found a ")]
    public void A_file_without_a_memory_is_refused(string text, string sentence)
    {
        File.WriteAllText(file, text);

        Assert.Contains(sentence, Assert.Throws<HoconException>(() => DramLibrary.Load(file)).Message, StringComparison.Ordinal);
    }
}
