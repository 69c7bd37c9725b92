using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>
/// DRAMs by name, read from files such as those under <c>scenarios/chips/dram</c>. A file may hold several, and a user's own
/// is a file like these.
/// </summary>
/// <example>
/// <code>
/// DramStandard ddr4 = DramLibrary.Load("scenarios/chips/dram/ddr4-2400.conf").Standards["ddr4-2400"];
/// </code>
/// </example>
public sealed class DramLibrary
{
    private static readonly RecordSchema FileSchema = new RecordSchema("file", "A file with DRAMs.", Make()).IgnoringOthers();

    private DramLibrary(IReadOnlyDictionary<string, DramStandard> standards) => Standards = standards;

    /// <summary>The key of a file under which its DRAMs stand.</summary>
    public static Key<Record> FileKey => (Key<Record>)FileSchema.Keys[0];

    /// <summary>The keys of a DRAM.</summary>
    public static RecordSchema Schema => DramKeys.Schema;

    /// <summary>The DRAMs by the names under which they stand.</summary>
    public IReadOnlyDictionary<string, DramStandard> Standards { get; }

    /// <summary>Reads the DRAMs of a file.</summary>
    /// <param name="path">The file; it must put at least one DRAM under <c>dram</c>.</param>
    /// <exception cref="HoconException">The file does not exist, it has no DRAM, or one that cannot be.</exception>
    public static DramLibrary Load(string path)
    {
        var file = HoconConfig.ParseFile(path, new HoconOptions { RequiresIncludes = true });
        if (!FileSchema.Read(file).TryGet(FileKey, out var found) || found.Entries.Count == 0)
        {
            throw new HoconException(file.Origin, $"There are no DRAMs in this file; they are expected as `{FileKey.Name}.<name> {{ … }}`.");
        }

        return new DramLibrary(found.Entries.ToDictionary(entry => entry.Key, entry => DramKeys.Read(entry.Value), StringComparer.Ordinal));
    }

    private static Key<Record> Make() => Key.Object(
        "dram",
        "DRAMs, each under its own name, to be used as `${dram.<name>}`.",
        new RecordSchema("drams", "DRAMs by name, such as `dram.ddr4-2400 { … }`; `scenarios/chips/dram` has the usual ones.").OpenTo(DramKeys.Schema)).Optional();
}
