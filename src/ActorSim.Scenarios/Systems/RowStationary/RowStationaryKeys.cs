using ActorSim.Accelerator;
using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>The keys of a row-stationary chip.</summary>
internal static class RowStationaryKeys
{
    private const int MostPes = 1 << 20;
    private const string Fastest = "500 GHz";

    private static readonly Key<int> Rows = Key.Count("rows", "Rows of PEs; the largest filter height that fits.", min: 1, max: 4096);
    private static readonly Key<int> Columns = Key.Count("columns", "Columns of PEs.", min: 1, max: 4096);
    private static readonly Key<Record> Array = Key.Object("array", "The PEs.", new RecordSchema("PE array", "A grid of PEs.", Rows, Columns), "{ rows = 12, columns = 14 }");

    private static readonly Key<int> IfmapPad = WordsKey.Storage("ifmap", "For the sliding windows of ifmap rows.").Optional();
    private static readonly Key<int> FilterPad = WordsKey.Storage("filter", "For filter rows.").Optional();
    private static readonly Key<int> PsumPad = WordsKey.Storage("psum", "For psums.").Optional();
    private static readonly Key<int> SharedPad = WordsKey.Storage("shared", "One pool for all three, which a mapping divides as it likes; instead of the others.").Optional();

    private static readonly Key<Record> Pads = Key.Object(
        "scratch-pads",
        "The scratch pads of a PE.",
        new RecordSchema("scratch pads", "What a PE can keep: a scratch pad for each type of data, or one pool.", IfmapPad, FilterPad, PsumPad, SharedPad),
        "{ ifmap = 12 words, filter = 224 words, psum = 24 words }");

    private static readonly Key<int> PipelineStages = Key.Count(
        "pipeline-stages", "Stages of a PE: a psum leaves it this many cycles after its last operation was issued.", min: 1, max: 1024).WithDefault("3");

    private static readonly Key<int> IfmapPort = WordsKey.Storage("ifmap", "Ifmap words that wait for room in the scratch pad; a registered stage holds two.").WithDefault("2 words");
    private static readonly Key<int> PsumPort = WordsKey.Storage("psum", "Psums that wait at each psum port: from below, from the buffer, and on the way out to it. At least as wide as the psum network.").WithDefault("24 words");

    private static readonly Key<Record> Ports = Key.Object(
        "ports", "What the ports of a PE hold.", new RecordSchema("PE ports", "How much may wait at a PE.", IfmapPort, PsumPort), "{ ifmap = 2 words, psum = 24 words }").WithDefault("{}");

    private static readonly Key<int> IfmapBus = WordsKey.Width("ifmap", "What brings ifmap words to PEs in a cycle.").WithDefault("16 bits");
    private static readonly Key<int> FilterBus = WordsKey.Width("filter", "What brings weights to PEs in a cycle.").WithDefault("64 bits");
    private static readonly Key<int> PsumBus = WordsKey.Width("psum", "What brings psums to PEs in a cycle; the output network is as wide.").WithDefault("64 bits");

    private static readonly Key<Record> Networks = Key.Object(
        "networks", "The networks between buffer and PEs.", new RecordSchema("array networks", "How wide each network is.", IfmapBus, FilterBus, PsumBus), "{ ifmap = 16 bits }").WithDefault("{}");

    private static readonly Key<int> Banks = Key.Count("banks", "Banks that a layer shares out to ifmaps and psums.", min: 2, max: 1 << 20);
    private static readonly Key<int> Bank = WordsKey.Storage("bank", "The size of a bank.");
    private static readonly Key<int> Filters = WordsKey.Storage("filters", "The part into which filters of coming passes are fetched.");

    private static readonly Key<bool> ReadsFirstPsums = Key.Flag(
        "reads-first-psums", "Whether psums are read in the first channel pass too, where they are zero.").WithDefault("true");

    private static readonly Key<bool> OverlapsFeatureMaps = Key.Flag(
        "overlaps-feature-maps", "Whether ifmaps of the next channel pass come and ofmaps leave while the array works, as if there were room for both.").WithDefault("false");

    private static readonly Key<Record> Buffer = Key.Object(
        "buffer",
        "The global buffer.",
        new RecordSchema("global buffer", "Storage between DRAM and array.", Banks, Bank, Filters, ReadsFirstPsums, OverlapsFeatureMaps),
        "{ banks = 25, bank = 4 KiB, filters = 8 KiB }");

    private static readonly Key<Quantity> Clock = Key.Frequency("clock", "The clock of array and buffer.", max: Fastest);
    private static readonly Key<Quantity> LinkClock = Key.Frequency("clock", "The clock of the link.", max: Fastest);
    private static readonly Key<int> LinkWidth = WordsKey.Width("width", "What it carries in a cycle of its clock, to or from DRAM.").WithDefault("64 bits");

    private static readonly Key<Record> Link = Key.Object(
        "link", "The link to DRAM.", new RecordSchema("DRAM link", "What joins the chip to its DRAM.", LinkClock, LinkWidth), "{ clock = 60 MHz, width = 64 bits }");

    private static readonly Key<int> ConfigurationBits = Key.Count(
        "configuration-bits", "Bits that configure the chip for a layer, one a cycle of the link's clock.", max: 1 << 30).WithDefault("0");

    private static readonly Key<OperandArrival> Arrival = Key.Choice(
        "operand-arrival",
        new Dictionary<string, OperandArrival>(StringComparer.Ordinal) { ["real"] = OperandArrival.Real, ["averaged"] = OperandArrival.Averaged },
        "When operands may come to PEs: when there is room (`real`), or as early as networks bring them, as if PEs could keep everything that comes early (`averaged`: only average bandwidth limits; a bound, no chip).").WithDefault("real");

    /// <summary>All keys that describe <see cref="RowStationaryHardware"/>.</summary>
    public static IReadOnlyList<Key> All { get; } =
        [Array, Pads, PipelineStages, Ports, Networks, Buffer, Clock, Link, ConfigurationBits, Arrival];

    /// <summary>The chip that a record describes.</summary>
    /// <exception cref="HoconException">Something does not go together.</exception>
    public static RowStationaryHardware Read(Record system)
    {
        var (array, networks, ports, buffer, link) = (system.Get(Array), system.Get(Networks), system.Get(Ports), system.Get(Buffer), system.Get(Link));
        if ((long)array.Get(Rows) * array.Get(Columns) > MostPes)
        {
            throw array.Error(Rows, $"An array of {array.Get(Rows)} × {array.Get(Columns)} PEs is too large: every PE is an actor, and at most {MostPes:N0} are allowed.");
        }

        if (ports.Get(PsumPort) < networks.Get(PsumBus))
        {
            throw ports.Error(PsumPort, $"A psum port must hold what its network brings in a cycle, {Several.Of(networks.Get(PsumBus), "word")}; found {ports.Found(PsumPort)}.");
        }

        return new RowStationaryHardware
        {
            Rows = array.Get(Rows),
            Columns = array.Get(Columns),
            Pads = PadsOf(system.Get(Pads)),
            PipelineStages = system.Get(PipelineStages),
            IfmapPortWords = ports.Get(IfmapPort),
            PsumPortWords = ports.Get(PsumPort),
            IfmapBusWords = networks.Get(IfmapBus),
            FilterBusWords = networks.Get(FilterBus),
            PsumBusWords = networks.Get(PsumBus),
            BufferBanks = buffer.Get(Banks),
            BankWords = buffer.Get(Bank),
            FilterBufferWords = buffer.Get(Filters),
            ReadsFirstPsums = buffer.Get(ReadsFirstPsums),
            OverlapsFeatureMaps = buffer.Get(OverlapsFeatureMaps),
            Arrival = system.Get(Arrival),
            Core = system.ClockOf(Clock),
            Link = link.ClockOf(LinkClock),
            LinkBits = link.Get(LinkWidth) * WordsKey.BitsOfWord,
            ConfigurationBits = system.Get(ConfigurationBits),
        };
    }

    private static ScratchPads PadsOf(Record pads)
    {
        Key<int>[] separate = [IfmapPad, FilterPad, PsumPad];
        if (pads.TryGet(SharedPad, out var shared))
        {
            return separate.FirstOrDefault(pads.Has) is { } key
                ? throw pads.Error(key, $"Scratch pads are `{SharedPad.Name}`, or each type of data has its own; leave out `{key.Name}` or `{SharedPad.Name}`.")
                : ScratchPads.Pool(shared);
        }

        return separate.FirstOrDefault(key => !pads.Has(key)) is { } missing
            ? throw pads.Error($"`scratch pads` needs the key `{missing.Name}`, such as `24 words`, or `{SharedPad.Name}` in place of all three.")
            : ScratchPads.Separate(pads.Get(IfmapPad), pads.Get(FilterPad), pads.Get(PsumPad));
    }
}
