using ActorSim.Hocon;
using ActorSim.Kernel;
using ActorSim.Memory;

namespace ActorSim.Scenarios;

/// <summary>The requests that a memory is played: those of a file, or drawn ones.</summary>
internal sealed class DramWorkload
{
    /// <summary>The most requests of a run: each is kept until its end.</summary>
    public const int MostRequests = 20_000_000;

    // A table keeps some kilobytes of text and names for each.
    private const int MostRecordedRequests = 1_000_000;

    private static readonly Key<IReadOnlyList<Record>> Traffic = Key.ObjectList("traffic", "Streams of requests, which take turns, one request each.", DramTraffic.Family).Optional();

    private static readonly Key<string> Trace = Key.Text(
        "trace", "A file with a line `0xADDRESS READ|WRITE CYCLE` for each request, in the order in which they are offered, each from its cycle of the command clock on; named relative to the file of the scenario.").Optional();

    private static readonly Key<int> Width = Key.Count(
        "requests-per-cycle", "How many requests can be offered in a cycle of the command clock, up to the first that finds no room; as many as there are channels, when left out.", min: 1, max: 1024).Optional();

    private static readonly Key<bool> KeepRequests = Key.Flag("record-requests", "Whether the result has a table with every request, up to 1,000,000 of them.").WithDefault("false");

    private static readonly Key<bool> KeepCommands = Key.Flag(
        "record-commands", "Whether every command to the DRAM is kept; `--out` then writes `commands.log`, which `actorsim dram check` reads.").WithDefault("false");

    public static readonly RecordSchema Schema = new(
        "dram workload", "Either `traffic` or a `trace`. A run ends when all requests are answered; writes are, as soon as they are accepted.", Traffic, Trace, Width, KeepRequests, KeepCommands);

    private DramTraceRequest[]? trace;
    private List<DramTraffic> streams = [];

    /// <summary>How many requests can be offered in a cycle.</summary>
    public int RequestsPerCycle { get; private init; }

    /// <summary>Whether the result has every request.</summary>
    public bool RecordsRequests { get; private init; }

    /// <summary>Whether the result has every command.</summary>
    public bool RecordsCommands { get; private init; }

    /// <summary>How many requests there are.</summary>
    public int Count => trace?.Length ?? streams.Sum(stream => stream.Count);

    /// <summary>Reads a workload.</summary>
    /// <exception cref="HoconException">It does not fit the memory, or a file cannot be used.</exception>
    public static DramWorkload Read(Record record, DramDescription memory)
    {
        if (record.Has(Trace) == record.Has(Traffic))
        {
            throw record.Has(Trace)
                ? record.Error(Trace, $"A workload has either a `{Trace.Name}` or `{Traffic.Name}`; leave out one of them.")
                : record.Error($"The workload has no requests; give it `{Traffic.Name}`, such as `[ {{ pattern = sequential, requests = 1000 }} ]`, or a `{Trace.Name}`.");
        }

        var workload = new DramWorkload
        {
            RequestsPerCycle = record.TryGet(Width, out var width) ? width : memory.Organization.Channels,
            RecordsRequests = record.Get(KeepRequests),
            RecordsCommands = record.Get(KeepCommands),
        };
        if (record.Has(Trace))
        {
            workload.trace = ReadTrace(record, memory);
        }
        else
        {
            workload.streams = ReadTraffic(record, memory);
        }

        return workload.RecordsRequests && workload.Count > MostRecordedRequests
            ? throw record.Error(KeepRequests, $"The table of `{KeepRequests.Name}` can have up to {MostRecordedRequests:N0} requests; there are {workload.Count:N0}.")
            : workload;
    }

    /// <summary>The requests in the order in which they are offered.</summary>
    /// <param name="seed">Of the run; draws what is random.</param>
    public DramTraceRequest[] Make(ulong seed)
    {
        if (trace is not null)
        {
            return trace;
        }

        // What comes in the same cycle takes turns: the first requests of all streams, then the second ones.
        var random = streams.Select((_, i) => new RandomStream(seed, $"/traffic/{i}")).ToArray();
        var next = new int[streams.Count];
        var requests = new DramTraceRequest[Count];
        for (var i = 0; i < requests.Length; i++)
        {
            var first = -1;
            for (var stream = 0; stream < next.Length; stream++)
            {
                if (next[stream] < streams[stream].Count && (first < 0 || ComesBefore(stream, first)))
                {
                    first = stream;
                }
            }

            requests[i] = streams[first].Make(next[first]++, random[first]);
        }

        return requests;

        bool ComesBefore(int one, int other)
        {
            var (cycle, otherCycle) = ((long)next[one] * streams[one].GapCycles, (long)next[other] * streams[other].GapCycles);
            return cycle < otherCycle || (cycle == otherCycle && next[one] < next[other]);
        }
    }

    private static DramTraceRequest[] ReadTrace(Record record, DramDescription memory)
    {
        using var text = record.OpenFile(Trace);
        try
        {
            var requests = DramTrace.Read(text, memory);
            return requests.Length switch
            {
                0 => throw record.Error(Trace, $"The file {record.Found(Trace)} has no requests."),
                > MostRequests => throw record.Error(Trace, $"The file {record.Found(Trace)} has {requests.Length:N0} requests; a run can have up to {MostRequests:N0}."),
                _ => requests,
            };
        }
        catch (DramTraceException problem)
        {
            throw record.Error(Trace, $"In the file {record.Found(Trace)}, line {problem.Line}: {problem.Message}");
        }
    }

    private static List<DramTraffic> ReadTraffic(Record record, DramDescription memory)
    {
        var read = record.Get(Traffic).Select(stream => DramTraffic.Read(stream, memory)).ToList();
        if (read.Count == 0)
        {
            throw record.Error(Traffic, $"`{Traffic.Name}` is empty; give at least one stream of requests.");
        }

        var requests = read.Sum(stream => (long)stream.Count);
        return requests <= MostRequests
            ? read
            : throw record.Error(Traffic, $"The streams have {requests:N0} requests together; a run can have up to {MostRequests:N0}.");
    }
}
