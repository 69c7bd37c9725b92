using ActorSim.Accelerator;
using ActorSim.Kernel;
using Xunit.Abstractions;

namespace ActorSim.Conformance.Scalesim;

public sealed class ScalesimTests(ITestOutputHelper output)
{
    private const int KnownPaddedRows = 66;

    private static readonly IReadOnlyList<ScalesimRow> Rows =
        ScalesimRow.Read(Path.Combine(AppContext.BaseDirectory, "Scalesim", "calc-ideal-bandwidth.csv"));

    public static TheoryData<string> Networks => [.. Rows.Select(row => row.Group).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Cycles_and_words_equal_those_of_the_tool(string network)
    {
        var differences = new List<string>();
        foreach (var row in Rows.Where(row => row.Group == network))
        {
            Compare(row, differences);
        }

        Assert.Empty(differences);
    }

    [Fact]
    public void Dram_writes_differ_by_the_padding_of_the_tool_alone()
    {
        var padded = Rows.Where(row => row.DramOfmapWrites != row.UnpaddedDramWrites).ToList();

        foreach (var row in padded)
        {
            output.WriteLine($"{row}: the tool reports {row.DramOfmapWrites} DRAM writes for {row.UnpaddedDramWrites} words");
        }

        Assert.Equal(KnownPaddedRows, padded.Count);
        Assert.All(padded, row => Assert.InRange(row.DramOfmapWrites - row.UnpaddedDramWrites, 1, row.Array.Columns - 1));
    }

    [Fact]
    public void Without_the_named_accounting_no_ofmap_words_are_added()
    {
        var row = Rows.First(row => row.Array.Dataflow == Dataflow.OutputStationary);

        var system = new SystolicSystem(row.Array with { Accounting = SystolicAccounting.Plain }, [row.Shape]);
        system.Simulation.Run();

        Assert.Equal((long)row.Shape.M * row.Shape.N, system.FiguresOf(0).SramOfmapWrites);
    }

    private static void Compare(ScalesimRow row, List<string> differences)
    {
        var system = new SystolicSystem(row.Array, [row.Shape]);
        var result = system.Simulation.Run();
        Assert.Equal(EndReason.Completed, result.Reason);
        var figures = system.FiguresOf(0);

        void Check(string what, long ours, long theirs)
        {
            if (ours != theirs)
            {
                differences.Add($"{row}: {what} is {ours}, but {theirs} in the tool");
            }
        }

        Check("MACs", figures.Macs, row.Shape.Macs);
        Check("cycles", figures.Cycles, row.Cycles);
        Check("SRAM ifmap reads", figures.SramIfmapReads, row.SramIfmapReads);
        Check("SRAM filter reads", figures.SramFilterReads, row.SramFilterReads);
        Check("SRAM ofmap writes", figures.SramOfmapWrites, row.SramOfmapWrites);
        Check("DRAM ifmap reads", figures.DramIfmapReads, row.DramIfmapReads);
        Check("DRAM filter reads", figures.DramFilterReads, row.DramFilterReads);
        Check("DRAM ofmap writes (unpadded)", figures.DramOfmapWrites, row.UnpaddedDramWrites);

        // What the buffers fetched and wrote is what the DRAM saw.
        Check("words read from DRAM", system.Dram.WordsRead, figures.DramIfmapReads + figures.DramFilterReads);
        Check("words written to DRAM", system.Dram.WordsWritten, figures.DramOfmapWrites);
    }
}
