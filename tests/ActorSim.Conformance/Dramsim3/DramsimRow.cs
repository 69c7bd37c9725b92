using CsvHelper;

namespace ActorSim.Conformance.Dramsim3;

/// <summary>A run of the tool: a row of golden.csv.</summary>
public sealed record DramsimRow
{
    public required string Config { get; init; }

    public required string Trace { get; init; }

    public required int IssueWidth { get; init; }

    public required long CyclesEnd { get; init; }

    public required long LastReadDoneClk { get; init; }

    public required double? AvgReadLatencyCycles { get; init; }

    public required double? AvgReadLatencyNs { get; init; }

    public required double? ReadBytesPerCycleToLastRead { get; init; }

    public required double BandwidthGbps { get; init; }

    public required int Requests { get; init; }

    public required int Reads { get; init; }

    public required int Writes { get; init; }

    public required long NumReadCmds { get; init; }

    public required long NumWriteCmds { get; init; }

    public required long ReadRowHits { get; init; }

    public required long WriteRowHits { get; init; }

    public required double RowHitRate { get; init; }

    public required long NumAct { get; init; }

    public required long NumPre { get; init; }

    public required long NumRef { get; init; }

    public required double TotalEnergyPj { get; init; }

    /// <summary>The name of the run's files: the trace without its request size.</summary>
    public string Name => $"{Config}_{Trace[..Trace.LastIndexOf('_')]}";

    public override string ToString() => Name;

    public static IReadOnlyList<DramsimRow> Read(string path)
    {
        using var csv = CsvReader.FromFile(path);
        var rows = new List<DramsimRow>();
        while (csv.Read())
        {
            rows.Add(new DramsimRow
            {
                Config = csv.GetString("config"),
                Trace = csv.GetString("trace"),
                Requests = csv.Parse<int>("requests"),
                Reads = csv.Parse<int>("reads"),
                Writes = csv.Parse<int>("writes"),
                IssueWidth = csv.Parse<int>("issue_width"),
                CyclesEnd = csv.Parse<long>("cycles_end"),
                LastReadDoneClk = csv.Parse<long>("last_read_done_clk"),
                AvgReadLatencyCycles = OptionalNumber("avg_read_latency_cycles"),
                AvgReadLatencyNs = OptionalNumber("avg_read_latency_ns"),
                ReadBytesPerCycleToLastRead = OptionalNumber("read_bytes_per_cycle_to_last_read"),
                BandwidthGbps = csv.Parse<double>("bandwidth_GBps"),
                NumReadCmds = csv.Parse<long>("num_read_cmds"),
                NumWriteCmds = csv.Parse<long>("num_write_cmds"),
                ReadRowHits = csv.Parse<long>("read_row_hits"),
                WriteRowHits = csv.Parse<long>("write_row_hits"),
                RowHitRate = csv.Parse<double>("row_hit_rate"),
                NumAct = csv.Parse<long>("num_act"),
                NumPre = csv.Parse<long>("num_pre"),
                NumRef = csv.Parse<long>("num_ref"),
                TotalEnergyPj = csv.Parse<double>("total_energy_pJ"),
            });
        }

        return rows;

        double? OptionalNumber(string column) => csv.GetString(column).Length == 0 ? null : csv.Parse<double>(column);
    }
}
