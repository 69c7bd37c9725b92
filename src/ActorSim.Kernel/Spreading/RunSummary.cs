namespace ActorSim.Kernel;

/// <summary>What a partition contributes to the result of a run.</summary>
internal sealed class RunSummary
{
    public required long Deliveries { get; init; }

    /// <summary>By actor; only those of the own partition mean anything before merging.</summary>
    public required ulong[] Hashes { get; init; }

    public required IReadOnlyList<WaitingActor> Waiting { get; init; }

    public required IReadOnlyList<(string Path, int Blocks)> Forgotten { get; init; }

    public IReadOnlyList<MetricReading> Metrics { get; set; } = [];

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Deliveries);
        Array.ForEach(Hashes, writer.Write);
        WriteList(writer, Waiting, waiting =>
        {
            writer.Write(waiting.Path);
            writer.Write(waiting.Port);
            WriteList(writer, waiting.Senders, writer.Write);
            writer.Write(waiting.Since.Picoseconds);
        });
        WriteList(writer, Forgotten, forgotten =>
        {
            writer.Write(forgotten.Path);
            writer.Write(forgotten.Blocks);
        });
        WriteList(writer, Metrics, reading =>
        {
            writer.Write(reading.Path);
            writer.Write(reading.Name);
            writer.Write(reading.Unit);
            writer.Write(reading.Value);
        });
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>One summary of the whole run: from each partition what belongs to its actors.</summary>
    public static RunSummary Merge(ReadOnlyMemory<byte>[] parts, Actor[] actors, Partition partition)
    {
        var hashes = new ulong[actors.Length];
        var waiting = new List<WaitingActor>();
        var forgotten = new List<(string Path, int Blocks)>();
        var readings = new List<MetricReading>();
        long deliveries = 0;
        for (var p = 0; p < parts.Length; p++)
        {
            var part = Read(parts[p], actors.Length);
            deliveries += part.Deliveries;
            waiting.AddRange(part.Waiting);
            forgotten.AddRange(part.Forgotten);
            for (var i = 0; i < hashes.Length; i++)
            {
                if (partition.IsIn(p, i))
                {
                    hashes[i] = part.Hashes[i];
                }
            }

            var own = actors.Where(actor => partition.IsIn(p, actor.Index)).Select(actor => actor.Path).ToHashSet(StringComparer.Ordinal);
            readings.AddRange(part.Metrics.Where(reading => own.Contains(reading.Path)));
        }

        var order = actors.ToDictionary(actor => actor.Path, actor => actor.Index, StringComparer.Ordinal);
        var paths = Comparer<string>.Create(ActorPath.Compare);
        return new RunSummary
        {
            Deliveries = deliveries,
            Hashes = hashes,
            Waiting = [.. waiting.OrderBy(w => order[w.Path])],
            Forgotten = [.. forgotten.OrderBy(f => order[f.Path])],
            Metrics = [.. readings.OrderBy(r => r.Path, paths)],
        };
    }

    private static RunSummary Read(ReadOnlyMemory<byte> bytes, int actors)
    {
        using var stream = new MemoryStream(bytes.ToArray());
        using var reader = new BinaryReader(stream);
        var deliveries = reader.ReadInt64();
        var hashes = new ulong[actors];
        for (var i = 0; i < actors; i++)
        {
            hashes[i] = reader.ReadUInt64();
        }

        return new RunSummary
        {
            Deliveries = deliveries,
            Hashes = hashes,
            Waiting = ReadList(reader, () => new WaitingActor(
                reader.ReadString(), reader.ReadString(), ReadList(reader, reader.ReadString), SimTime.FromPicoseconds(reader.ReadInt64()))),
            Forgotten = ReadList(reader, () => (reader.ReadString(), reader.ReadInt32())),
            Metrics = ReadList(reader, () => new MetricReading(
                reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadDouble())),
        };
    }

    private static void WriteList<T>(BinaryWriter writer, IReadOnlyList<T> items, Action<T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    private static List<T> ReadList<T>(BinaryReader reader, Func<T> read)
    {
        var items = new List<T>();
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            items.Add(read());
        }

        return items;
    }
}
