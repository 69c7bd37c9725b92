using ActorSim.Accelerator;
using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>The keys that divide a chip among images (data parallelism) or layers (task parallelism).</summary>
internal static class SplitKeys
{
    private static readonly Key<string> Name = Key.Text("name", "What this division is called in a sweep.").Optional();
    private static readonly Key<string> PartName = Key.Text("name", "The part's name, with which names of its layers begin in results.");
    private static readonly Key<int> Columns = Key.Count("columns", "Columns of PEs.", min: 1);
    private static readonly Key<int> Banks = Key.Count("banks", "Banks of the buffer for ifmaps and psums.", min: 2);
    private static readonly Key<int> Filters = WordsKey.Storage("filters", "Its share of the part of the buffer that holds filters.");
    private static readonly Key<int> Link = WordsKey.Width("link", "Its share of the width of the link to DRAM.");
    private static readonly Key<int> Images = Key.Count("images", "How many images of the batch it runs; all of them, when left out.", min: 1).Optional();
    private static readonly Key<IReadOnlyList<string>> Layers = Key.TextList("layers", "Which layers it runs; all of them, when left out.").Optional();

    private static readonly Key<IReadOnlyList<Record>> Parts = Key.ObjectList(
        "parts",
        "The parts, which run side by side; none for the whole chip.",
        new RecordSchema("chip part", "A share of the chip, and of the work.", PartName, Columns, Banks, Filters, Link, Images, Layers)).WithDefault("[]");

    /// <summary>The division.</summary>
    public static readonly Key<Record> Split = Key.Object(
        "split",
        "Divides the chip into parts that run side by side: each has some columns of PEs, banks, room for filters and width of the link, and runs some images of the batch or some layers. Mappings of a part go by its name and the layer's, `left-CONV1`.",
        new RecordSchema("chip split", "How the chip is divided.", Name, Parts),
        "{ parts = [ { name = left, columns = 7, banks = 12, filters = 4 KiB, link = 32 bits, images = 2 }, … ] }").WithDefault("{}");

    /// <summary>The parts of a chip.</summary>
    /// <param name="workload">A record with the key.</param>
    /// <param name="hardware">The whole chip.</param>
    /// <param name="layers">All layers, with the whole batch.</param>
    /// <exception cref="HoconException">The parts have more than the chip has, or do not do all of the work once.</exception>
    public static IReadOnlyList<ChipPart> Read(Record workload, RowStationaryHardware hardware, IReadOnlyList<WantedLayer> layers)
    {
        var records = workload.Get(Split).Get(Parts);
        if (records.Count == 0)
        {
            return [new ChipPart("", hardware, layers)];
        }

        NetworkLayers.RequireDifferent(records.Select(part => (part.Get(PartName), part.OriginOf(PartName))), "parts", "part");
        RequireNoMore(records, Columns, hardware.Columns, "columns of PEs");
        RequireNoMore(records, Banks, hardware.BufferBanks, "banks");
        RequireNoMore(records, Filters, hardware.FilterBufferWords, "words for filters");
        RequireNoMore(records, Link, hardware.LinkBits / WordsKey.BitsOfWord, "words of the link's width");
        List<ChipPart> parts = [.. records.Select(part => PartOf(part, hardware, layers))];
        RequireWholeWork(workload.Get(Split), parts, layers);
        return parts;
    }

    private static ChipPart PartOf(Record part, RowStationaryHardware hardware, IReadOnlyList<WantedLayer> layers)
    {
        var name = part.Get(PartName);
        if (!ArrayTables.CanName(name) || name.Length == 0)
        {
            throw part.Error(PartName, $"The name of a part has letters, digits and dashes; found {part.Found(PartName)}.");
        }

        var share = hardware with
        {
            Columns = part.Get(Columns),
            BufferBanks = part.Get(Banks),
            FilterBufferWords = part.Get(Filters),
            LinkBits = part.Get(Link) * WordsKey.BitsOfWord,
        };
        return new ChipPart(name, share, [.. Chosen(part, layers).Select(layer => layer with
        {
            Result = ChipPart.NameOf(name, layer.Name),
            Batch = part.TryGet(Images, out var images) ? images : layer.Batch,
            Place = part.Origin,
        })]);
    }

    private static IEnumerable<WantedLayer> Chosen(Record part, IReadOnlyList<WantedLayer> layers)
    {
        if (!part.TryGet(Layers, out var names))
        {
            return layers;
        }

        foreach (var (item, name) in names.Index())
        {
            if (!layers.Any(layer => layer.Name == name))
            {
                throw new HoconException(part.OriginOf(Layers, item), $"The workload runs no layer `{name}`; {NearestName.Advice(name, [.. layers.Select(layer => layer.Name)])}");
            }
        }

        return layers.Where(layer => names.Contains(layer.Name));
    }

    private static void RequireNoMore(IReadOnlyList<Record> parts, Key<int> key, int most, string what)
    {
        var sum = parts.Sum(part => (long)part.Get(key));
        if (sum > most)
        {
            throw parts[^1].Error(key, $"The parts have {sum:#,0} {what} together; the chip has {most:#,0}.");
        }
    }

    private static void RequireWholeWork(Record split, List<ChipPart> parts, IReadOnlyList<WantedLayer> layers)
    {
        foreach (var layer in layers)
        {
            var images = parts.SelectMany(part => part.Layers).Where(one => one.Name == layer.Name).Sum(one => (long)one.Batch);
            if (images != layer.Batch)
            {
                throw split.Error(Parts, $"All parts together run {Several.Of(images, "image")} of `{layer.Name}`; the batch has {layer.Batch}.");
            }
        }
    }
}
