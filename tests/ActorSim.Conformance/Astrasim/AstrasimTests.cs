using ActorSim.Interconnect;
using ActorSim.Kernel;
using ActorSim.Training;
using Xunit.Abstractions;

namespace ActorSim.Conformance.Astrasim;

public sealed class AstrasimTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<AstrasimRow> Rows = AstrasimRow.Read(Path.Combine(AppContext.BaseDirectory, "Astrasim", "golden.csv"));

    public static TheoryData<string> SortsWithClosedForm => [.. Rows.Where(row => row.ClosedForm is not null).Select(row => row.Sort).Distinct(StringComparer.Ordinal)];

    public static TheoryData<string> OtherSorts =>
        [.. Rows.Where(row => row.ClosedForm is null && !DiffersKnowingly(row)).Select(row => row.Sort).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(SortsWithClosedForm))]
    public void The_last_rank_is_done_in_the_nanosecond_of_the_tool(string sort)
    {
        var differences = Rows.Where(row => row.Sort == sort && row.ClosedForm is not null)
            .Select(row => (Row: row, Ours: LastOf(row)))
            .Where(pair => pair.Ours != pair.Row.Last)
            .Select(pair => $"{pair.Row}: {pair.Ours}, but {pair.Row.Last} in the tool");

        Assert.Empty(differences);
    }

    [Theory]
    [MemberData(nameof(OtherSorts))]
    public void So_it_is_without_a_closed_form_wherever_the_tool_moves_and_adds_what_the_algorithm_does(string sort)
    {
        var differences = Rows.Where(row => row.Sort == sort && !DiffersKnowingly(row))
            .Select(row => (Row: row, Ours: LastOf(row)))
            .Where(pair => pair.Ours != pair.Row.Last)
            .Select(pair => $"{pair.Row}: {pair.Ours}, but {pair.Row.Last} in the tool");

        Assert.Empty(differences);
    }

    /// <summary>
    /// For each addition the tool counts the bytes of the next transfer instead of those that came, and the last addition of the
    /// reduce-scatter not at all: the largest piece, half of a chunk, is never added.
    /// </summary>
    [Fact]
    public void The_tool_leaves_out_the_addition_of_half_a_chunk_in_halving_and_doubling()
    {
        var rows = Rows.Where(row => row.Dimensions.Count == 1 && row.Algorithms[0] == "halving-doubling").ToList();

        Assert.Equal(8, rows.Count);
        Assert.All(rows, row =>
        {
            var leftOut = CostsOf(row).ReductionOf(row.Size / row.Chunks / 2, TransferAccounting.AstraSim) * row.Chunks;
            Assert.Equal(row.Last + leftOut, LastOf(row));
        });
    }

    /// <summary>
    /// The tool sends whole chunks through one tree and the other by turns, one chunk after another, and its inner ranks add once more
    /// what they only pass on; ours sends half of every chunk through each tree.
    /// </summary>
    [Fact]
    public void The_rows_that_differ_are_these()
    {
        var differences = Rows.Where(DiffersKnowingly).Select(row => (Row: row, Nanoseconds: (LastOf(row) - row.Last).Picoseconds / 1_000)).Where(pair => pair.Nanoseconds != 0).ToList();

        foreach (var (row, nanoseconds) in differences)
        {
            output.WriteLine($"{row}: {row.Last} in the tool, ours {(nanoseconds > 0 ? "+" : "−")}{Math.Abs(nanoseconds)} ns ({Math.Abs(100.0 * nanoseconds * 1_000 / row.Last.Picoseconds):0.0} %)");
        }

        Assert.Equal(
            [972, -76_535, 62_904, -5_092_342, 972, -126_473, 62_904, -8_096_638, 972, -177_614, 62_904, -11_563_564, 972, -227_552, 62_904, -14_567_860, 60],
            differences.Select(pair => pair.Nanoseconds));
    }

    private static bool DiffersKnowingly(AstrasimRow row) => row.Algorithms.Any(name => name is "halving-doubling" or "double-binary-tree");

    private static SimTime LastOf(AstrasimRow row)
    {
        CollectiveAlgorithm algorithm = row.Dimensions.Count == 1
            ? CollectiveAlgorithms.Make(row.Algorithms[0], row.Kind, row.Ranks)
            : new HierarchicalAlgorithm(row.Kind, [.. row.Dimensions.Zip(row.Algorithms, (size, name) => new HierarchyLevel(size, name))]);
        var bytes = row.Kind == CollectiveKind.AllGather ? row.Size * row.Ranks : row.Size;
        var operation = new CollectiveOperation(algorithm, RankGroup.First(row.Ranks), bytes, row.Chunks, row.ActiveChunks);
        var ranks = CollectiveRun.Of(AstrasimNetwork.Of(row), operation, CostsOf(row), HostDescription.Free, TransferAccounting.AstraSim);
        return ranks.Max(rank => rank.DoneAt);
    }

    private static CollectiveCosts CostsOf(AstrasimRow row) => new(Bandwidth.FromBytesPerSecond(row.MemoryRate), 3, row.EndpointDelay, row.EndpointDelay);
}
