using ActorSim.Interconnect;
using ActorSim.Kernel;
using CsvHelper;

namespace ActorSim.Conformance.Astrasim;

/// <summary>One run of LogGOPSim: a pattern of messages in the LogGP model, and when the ranks were done.</summary>
public sealed record LoggopsimRow
{
    /// <summary>Of the messages: ring, tree, or ps for a parameter server.</summary>
    public required string Pattern { get; init; }

    public required int Workers { get; init; }

    public required long Bytes { get; init; }

    public required SimDuration Latency { get; init; }

    public required SimDuration Overhead { get; init; }

    public required SimDuration Gap { get; init; }

    public required SimDuration GapPerByte { get; init; }

    /// <summary>Whether messages go without asking the receiver first.</summary>
    public required bool IsEager { get; init; }

    public required SimTime Last { get; init; }

    /// <summary>When the first rank was done; null where the tool does not say so.</summary>
    public required SimTime? First { get; init; }

    public HostDescription Host => new(Overhead, Overhead, Gap);

    public static IReadOnlyList<LoggopsimRow> Read(string path)
    {
        using var csv = CsvReader.FromFile(path);
        var rows = new List<LoggopsimRow>();
        while (csv.Read())
        {
            rows.Add(ReadRow(csv));
        }

        return rows;
    }

    public override string ToString() => $"{Pattern} of {Workers}, {Bytes} bytes, o = {Overhead}, {(IsEager ? "eager" : "rendezvous")}";

    private static LoggopsimRow ReadRow(CsvReader csv)
    {
        SimDuration Duration(string column) => SimDuration.FromNanoseconds(csv.Parse<long>(column));

        return new LoggopsimRow
        {
            Pattern = csv.GetString("pattern"),
            Workers = csv.Parse<int>("workers"),
            Bytes = csv.Parse<long>("bytes"),
            Latency = Duration("L_ns"),
            Overhead = Duration("o_ns"),
            Gap = Duration("g_ns"),
            GapPerByte = Duration("G_ns_a_byte"),
            IsEager = csv.GetString("protocol") == "eager",
            Last = SimTime.FromNanoseconds(csv.Parse<long>("finish_max")),
            First = csv.GetString("finish_min").Length == 0 ? null : SimTime.FromNanoseconds(csv.Parse<long>("finish_min")),
        };
    }
}
