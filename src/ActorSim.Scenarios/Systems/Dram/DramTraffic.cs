using ActorSim.Hocon;
using ActorSim.Kernel;
using ActorSim.Memory;

namespace ActorSim.Scenarios;

/// <summary>A stream of requests as a scenario draws it.</summary>
internal sealed class DramTraffic
{
    private const string Largest = "1048576 TiB";

    private static readonly Key<string> Pattern = Key.Choice("pattern", ["sequential", "strided", "random", "tiled"], "In which order addresses come.");

    private static readonly Key<int> Requests = Key.Count("requests", "How many requests.", min: 1, max: DramWorkload.MostRequests);
    private static readonly Key<Quantity> Start = Key.Bytes("start", "The first address.", max: Largest).WithDefault("0 B");
    private static readonly Key<decimal> Writes = Key.Percent("writes", "The share of writes, each request by chance.", max: "100%").WithDefault("0%");
    private static readonly Key<int> Gap = Key.Count("gap", "Cycles of the command clock from one request to the next; 0 to send as fast as they are taken.").WithDefault("0");

    private static readonly Key<Quantity> Stride = Key.Bytes("stride", "From one address to the next.", min: "1 B", max: Largest);
    private static readonly Key<Quantity> Span = Key.Bytes("span", "Addresses are drawn evenly from so many bytes; all behind `start`, when left out.", min: "1 B", max: Largest).Optional();
    private static readonly Key<Quantity> RowBytes = Key.Bytes("row-bytes", "A row of the matrix.", min: "1 B", max: Largest);
    private static readonly Key<Quantity> TileBytes = Key.Bytes("tile-bytes", "A row of a tile; a part of a row of the matrix.", min: "1 B", max: Largest);
    private static readonly Key<int> TileRows = Key.Count("tile-rows", "Rows of a tile.", min: 1);

    /// <summary>The keys, by pattern.</summary>
    public static readonly RecordFamily Family = new(
        "stream of requests",
        "Requests that are drawn before the run, random ones from its seed.",
        Pattern,
        Member("sequential", "One burst behind the other."),
        Member("strided", "Always the same distance further.", Stride),
        Member("random", "Anywhere, all addresses equally likely.", Span),
        Member("tiled", "A matrix, tile by tile: the rows of a tile one behind the other, tiles along the rows of the matrix first.", RowBytes, TileBytes, TileRows));

    private readonly Record record;
    private readonly DramDescription memory;

    // Looked up once, because there may be millions of requests.
    private readonly string pattern;
    private readonly long start;
    private readonly double writes;
    private readonly long stride;
    private readonly long spanRequests;
    private readonly long rowBytes;
    private readonly long tileBytes;
    private readonly int tileRows;

    private DramTraffic(Record record, DramDescription memory)
    {
        (this.record, this.memory) = (record, memory);
        (pattern, start, writes) = (record.Get(Pattern), Bytes(Start), (double)record.Get(Writes));
        (Count, GapCycles) = (record.Get(Requests), record.Get(Gap));
        stride = record.Has(Stride) ? Bytes(Stride) : 0;
        spanRequests = pattern == "random" ? SpanBytes / RequestBytes : 0;
        (rowBytes, tileBytes, tileRows) = record.Has(RowBytes) ? (Bytes(RowBytes), Bytes(TileBytes), record.Get(TileRows)) : default;
    }

    /// <summary>How many requests the stream has.</summary>
    public int Count { get; }

    /// <summary>The cycles between two requests.</summary>
    public int GapCycles { get; }

    private long RequestBytes => memory.Organization.RequestBytes;

    /// <summary>Reads a stream, and checks that all of its addresses are possible.</summary>
    /// <exception cref="HoconException">An address is not a whole burst, or lies beyond the memory.</exception>
    public static DramTraffic Read(Record record, DramDescription memory)
    {
        var traffic = new DramTraffic(record, memory);
        Key<Quantity>[] multiples = [Start, Stride, Span, RowBytes, TileBytes];
        foreach (var key in multiples)
        {
            if (record.Has(key))
            {
                traffic.RequireBursts(key);
            }
        }

        if (record.Has(RowBytes) && traffic.Bytes(RowBytes) % traffic.Bytes(TileBytes) != 0)
        {
            throw record.Error(TileBytes, $"`{TileBytes.Name}` must divide `{RowBytes.Name}`; {record.Found(TileBytes)} does not divide {record.Found(RowBytes)}.");
        }

        var capacity = memory.Organization.Capacity;
        if (traffic.Bytes(Start) + traffic.BytesBehindStart > capacity)
        {
            throw record.Error(
                record.Has(Span) ? Span : Requests,
                $"The stream needs addresses from 0x{traffic.Bytes(Start):X} up to 0x{traffic.Bytes(Start) + traffic.BytesBehindStart - 1:X}; {memory.Name} has 0x{capacity:X} bytes.");
        }

        var lastCycle = (long)(traffic.Count - 1) * traffic.GapCycles;
        return lastCycle <= DramTrace.LastCycle(memory)
            ? traffic
            : throw record.Error(Gap, $"The last request would come in cycle {lastCycle}; {DramTrace.LastCycle(memory)} is the last one possible.");
    }

    /// <summary>A request, to be asked for in order: those before have drawn their random numbers.</summary>
    /// <param name="number">Its number in the stream, from 0.</param>
    /// <param name="random">For random addresses and for which of them are writes.</param>
    public DramTraceRequest Make(int number, RandomStream random)
    {
        var address = start + (pattern switch
        {
            "sequential" => number * RequestBytes,
            "strided" => number * stride,
            "random" => random.NextBelow(spanRequests) * RequestBytes,
            _ => InTiles(number * RequestBytes),
        });
        return new DramTraceRequest(address, (long)number * GapCycles, writes > 0 && random.NextChance(writes));
    }

    private static KeyValuePair<string, RecordSchema> Member(string name, string description, params Key[] keys) =>
        KeyValuePair.Create(name, new RecordSchema($"{name} requests", description, [Pattern, Requests, Start, .. keys, Writes, Gap]));

    private long Bytes(Key<Quantity> key) => (long)record.Get(key).Value;

    private void RequireBursts(Key<Quantity> key)
    {
        if (record.Get(key).Value % RequestBytes != 0)
        {
            throw record.Error(key, $"`{key.Name}` must be a multiple of {RequestBytes} bytes, the length of a burst; found {record.Found(key)}.");
        }
    }

    /// <summary>How far the last byte lies behind the start.</summary>
    private Int128 BytesBehindStart => record.Get(Pattern) switch
    {
        "sequential" => (Int128)Count * RequestBytes,
        "strided" => ((Int128)(Count - 1) * Bytes(Stride)) + RequestBytes,
        "random" => SpanBytes,
        _ => ((Count * RequestBytes) + BandBytes - 1) / BandBytes * BandBytes,
    };

    /// <summary>Tiles side by side, as wide as the matrix.</summary>
    private Int128 BandBytes => (Int128)Bytes(RowBytes) * record.Get(TileRows);

    private long SpanBytes => record.TryGet(Span, out var span) ? (long)span.Value : Math.Max(RequestBytes, memory.Organization.Capacity - Bytes(Start));

    private long InTiles(long offset)
    {
        var (band, inBand) = Math.DivRem(offset, rowBytes * tileRows);
        var (column, inTile) = Math.DivRem(inBand, tileBytes * tileRows);
        var (rowOfTile, inRow) = Math.DivRem(inTile, tileBytes);
        return (((band * tileRows) + rowOfTile) * rowBytes) + (column * tileBytes) + inRow;
    }
}
