using ActorSim.Interconnect;
using ActorSim.Kernel;
using CsvHelper;

namespace ActorSim.Conformance.Astrasim;

/// <summary>One run of LogGOPSim: workers push to one server, which answers each of them after all have pushed.</summary>
/// <param name="Last">When the last rank was done.</param>
/// <param name="First">When the first rank was done; null where the tool does not say so.</param>
public sealed record LoggopsimServerRow(
    int Workers,
    long Bytes,
    SimDuration Latency,
    HostDescription Host,
    SimDuration GapPerByte,
    bool IsEager,
    SimTime Last,
    SimTime? First)
{
    public static IReadOnlyList<LoggopsimServerRow> Read(string path)
    {
        using var csv = CsvReader.FromFile(path);
        var rows = new List<LoggopsimServerRow>();
        while (csv.Read())
        {
            SimDuration Duration(string column) => SimDuration.FromNanoseconds(csv.Parse<long>(column));

            rows.Add(new LoggopsimServerRow(
                csv.Parse<int>("workers"),
                csv.Parse<long>("bytes"),
                Duration("L_ns"),
                new HostDescription(Duration("o_ns"), Duration("o_ns"), Duration("g_ns")),
                Duration("G_ns_a_byte"),
                csv.GetString("protocol") == "eager",
                SimTime.FromNanoseconds(csv.Parse<long>("finish_max")),
                csv.GetString("finish_min").Length == 0 ? null : SimTime.FromNanoseconds(csv.Parse<long>("finish_min"))));
        }

        return rows;
    }
}
