using System.Globalization;
using ActorSim.Interconnect;
using ActorSim.Kernel;
using ActorSim.Training;
using CsvHelper;

namespace ActorSim.Conformance.Astrasim;

/// <summary>One run of ASTRA-sim: a collective on its analytical network, and when the ranks were done.</summary>
public sealed record AstrasimRow
{
    /// <summary>Whether transfers wait for each other.</summary>
    public required bool IsAware { get; init; }

    public required CollectiveKind Kind { get; init; }

    /// <summary>Ring, FullyConnected or Switch, for each dimension.</summary>
    public required IReadOnlyList<string> Topology { get; init; }

    public required IReadOnlyList<int> Dimensions { get; init; }

    /// <summary>Of each dimension, in bytes a second.</summary>
    public required IReadOnlyList<Bandwidth> Rates { get; init; }

    /// <summary>Of a link of each dimension.</summary>
    public required IReadOnlyList<SimDuration> Latencies { get; init; }

    /// <summary>Of each dimension, by our names.</summary>
    public required IReadOnlyList<string> Algorithms { get; init; }

    /// <summary>What a rank gives; of an all-gather that is a share.</summary>
    public required long Size { get; init; }

    public required int Chunks { get; init; }

    public required int ActiveChunks { get; init; }

    /// <summary>Of a rank's memory, in bytes a second.</summary>
    public required long MemoryRate { get; init; }

    public required SimDuration EndpointDelay { get; init; }

    public required SimTime Last { get; init; }

    /// <summary>What the closed form says; null where there is none.</summary>
    public required SimTime? ClosedForm { get; init; }

    public int Ranks => Dimensions.Aggregate(1, (product, size) => product * size);

    /// <summary>Rows of one sort differ in sizes and rates only.</summary>
    public string Sort => $"{(IsAware ? "aware" : "unaware")} {string.Join('x', Topology)} {CollectiveAlgorithms.NameOf(Kind)} {string.Join('|', Algorithms)}{(ActiveChunks > 1 ? $", {ActiveChunks} chunks at once" : "")}";

    public static IReadOnlyList<AstrasimRow> Read(string path)
    {
        using var csv = CsvReader.FromFile(path);
        var rows = new List<AstrasimRow>();
        while (csv.Read())
        {
            rows.Add(ReadRow(csv));
        }

        return rows;
    }

    public override string ToString() => $"{Sort}, {Ranks} ranks, {Size} bytes";

    private static AstrasimRow ReadRow(CsvReader csv)
    {
        long Long(string column) => csv.Parse<long>(column);
        IReadOnlyList<decimal> Numbers(string column) => [.. csv.GetString(column).Split('|').Select(part => decimal.Parse(part, CultureInfo.InvariantCulture))];

        return new AstrasimRow
        {
            IsAware = csv.GetString("backend") == "aware",
            Kind = CollectiveAlgorithms.KindOf(csv.GetString("collective").Replace('_', '-')),
            Topology = csv.GetString("topology").Split('x'),
            Dimensions = [.. csv.GetString("dims").Split('x').Select(part => int.Parse(part, CultureInfo.InvariantCulture))],
            Rates = [.. Numbers("bandwidth_GiB_s").Select(rate => Bandwidth.FromBytesPerSecond((long)(rate * (1L << 30))))],
            Latencies = [.. Numbers("latency_ns").Select(latency => SimDuration.FromPicoseconds((long)(latency * 1_000)))],
            Algorithms = [.. csv.GetString("algorithm").Split('|').Select(NameOf)],
            Size = Long("size_bytes"),
            Chunks = (int)Long("chunks"),
            ActiveChunks = (int)Long("active_chunks"),
            MemoryRate = Long("local_mem_GB_s") * 1_000_000_000,
            EndpointDelay = SimDuration.FromNanoseconds(Long("endpoint_delay_ns")),
            Last = SimTime.FromNanoseconds(Long("ns_last_npu")),
            ClosedForm = csv.GetString("closed_form_ns").Length == 0 ? null : SimTime.FromNanoseconds(Long("closed_form_ns")),
        };
    }

    private static string NameOf(string algorithm) => algorithm switch
    {
        "halvingDoubling" => "halving-doubling",
        "doubleBinaryTree" => "double-binary-tree",
        _ => algorithm,
    };
}
