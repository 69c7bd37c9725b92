using CsvHelper;

namespace ActorSim.Conformance.Booksim;

/// <summary>A run of BookSim 2 with drawn traffic, and what it came to.</summary>
public sealed record BooksimSweepRow
{
    public required BooksimNetwork Network { get; init; }

    public required string Traffic { get; init; }

    public required int PacketSize { get; init; }

    /// <summary>Flits that each node creates a cycle.</summary>
    public required double Offered { get; init; }

    /// <summary>Whether the rate was measured that the network accepts at full load, instead of latencies.</summary>
    public required bool IsThroughput { get; init; }

    public required bool IsStable { get; init; }

    /// <summary>Mean from creation to the arrival of the tail, in cycles; null where the run was given up.</summary>
    public required double? PacketLatency { get; init; }

    public required double Accepted { get; init; }

    public required long Cycles { get; init; }

    public required long Period { get; init; }

    /// <summary>All but the load: rows with the same text are points of one curve.</summary>
    public string Configuration => $"{Network.Router} k={Network.K} {Traffic} V={Network.VirtualChannels} B={Network.Slots} L={PacketSize}";

    public override string ToString() => $"{Configuration} {(IsThroughput ? "throughput" : $"load {Offered}")}";

    public static IReadOnlyList<BooksimSweepRow> Read(string path)
    {
        using var csv = CsvReader.FromFile(path);
        var rows = new List<BooksimSweepRow>();
        while (csv.Read())
        {
            rows.Add(new BooksimSweepRow
            {
                Network = new BooksimNetwork(csv.GetString("router"), csv.Parse<int>("k"), csv.Parse<int>("num_vcs"), csv.Parse<int>("vc_buf_size")),
                Traffic = csv.GetString("traffic"),
                PacketSize = csv.Parse<int>("packet_size"),
                Offered = csv.Parse<double>("offered_flit_rate"),
                IsThroughput = csv.GetString("sim_type") == "throughput",
                IsStable = csv.Parse<int>("stable") == 1,
                PacketLatency = OptionalNumber("avg_packet_latency"),
                Accepted = csv.Parse<double>("accepted_flit_rate"),
                Cycles = (long)(OptionalNumber("sim_cycles") ?? 0),
                Period = csv.Parse<long>("sample_period"),
            });
        }

        return rows;

        double? OptionalNumber(string column) => csv.GetString(column).Length == 0 ? null : csv.Parse<double>(column);
    }
}
