using System.Diagnostics.CodeAnalysis;

namespace ActorSim.Hocon;

/// <summary>
/// What a quantity measures, with the units it may be written in. Values are counted in a base unit that makes the
/// usual ones whole numbers: picoseconds, hertz, bytes, bytes per second or per cycle, floating-point operations per second, picojoules,
/// milliwatts, millivolts, milliamperes.
/// </summary>
public sealed class Dimension
{
    /// <summary>A span of time, counted in ps.</summary>
    public static readonly Dimension Time = new("time", "ps", "500 ns", "ps, ns, us, ms, s, min, h or d",
        new("ps", 1), new("ns", 1e3m), new("us", 1e6m), new("ms", 1e9m), new("s", 1e12m),
        new("min", 60e12m), new("h", 3600e12m), new("d", 86400e12m), new("µs", 1e6m), new("μs", 1e6m),
        new("picosecond", 1), new("picoseconds", 1), new("nanosecond", 1e3m), new("nanoseconds", 1e3m),
        new("microsecond", 1e6m), new("microseconds", 1e6m), new("millisecond", 1e9m), new("milliseconds", 1e9m),
        new("second", 1e12m), new("seconds", 1e12m), new("minute", 60e12m), new("minutes", 60e12m),
        new("hour", 3600e12m), new("hours", 3600e12m), new("day", 86400e12m), new("days", 86400e12m));

    /// <summary>A frequency, counted in Hz.</summary>
    public static readonly Dimension Frequency = new("frequency", "Hz", "200 MHz", "Hz, kHz, MHz or GHz",
        new("Hz", 1), new("kHz", 1e3m), new("MHz", 1e6m), new("GHz", 1e9m));

    /// <summary>An amount of storage or data, counted in bytes; kB, MB … are powers of 1000, KiB, MiB … of 1024.</summary>
    public static readonly Dimension Bytes = new("bytes", "B", "64 KiB", "B, kB, MB, GB, TB, KiB, MiB, GiB or TiB",
        new("B", 1), new("kB", 1e3m), new("KB", 1e3m), new("MB", 1e6m), new("GB", 1e9m), new("TB", 1e12m),
        new("KiB", 1024), new("MiB", 1048576), new("GiB", 1073741824), new("TiB", 1099511627776),
        new("byte", 1), new("bytes", 1));

    /// <summary>An amount of data per time, counted in bytes per second.</summary>
    public static readonly Dimension Bandwidth = new(
        "bandwidth", "B/s", "25.6 GB/s", "B/s, kB/s, MB/s, GB/s, TB/s, KiB/s, MiB/s, GiB/s, bit/s, kbit/s, Mbit/s, Gbit/s or Tbit/s",
        new("B/s", 1), new("kB/s", 1e3m), new("KB/s", 1e3m), new("MB/s", 1e6m), new("GB/s", 1e9m), new("TB/s", 1e12m),
        new("KiB/s", 1024), new("MiB/s", 1048576), new("GiB/s", 1073741824),
        new("bit/s", 0.125m), new("kbit/s", 125), new("Mbit/s", 125e3m), new("Gbit/s", 125e6m), new("Tbit/s", 125e9m));

    /// <summary>An amount of data per cycle of a clock, counted in bytes per cycle.</summary>
    public static readonly Dimension BandwidthPerCycle = new(
        "bandwidth per cycle", "B/cycle", "64 B/cycle", "B/cycle, kB/cycle, KiB/cycle or bit/cycle",
        new("B/cycle", 1), new("kB/cycle", 1e3m), new("KiB/cycle", 1024), new("bit/cycle", 0.125m),
        new("byte/cycle", 1), new("bytes/cycle", 1));

    /// <summary>A rate of floating-point operations, counted in operations per second.</summary>
    public static readonly Dimension OperationRate = new(
        "operation rate", "FLOP/s", "6.1 TFLOP/s", "FLOP/s, kFLOP/s, MFLOP/s, GFLOP/s, TFLOP/s or PFLOP/s",
        new("FLOP/s", 1), new("kFLOP/s", 1e3m), new("MFLOP/s", 1e6m), new("GFLOP/s", 1e9m), new("TFLOP/s", 1e12m), new("PFLOP/s", 1e15m));

    /// <summary>An amount of energy, counted in pJ.</summary>
    public static readonly Dimension Energy = new("energy", "pJ", "2.5 pJ", "fJ, pJ, nJ, uJ, mJ or J",
        new("fJ", 0.001m), new("pJ", 1), new("nJ", 1e3m), new("uJ", 1e6m), new("µJ", 1e6m), new("μJ", 1e6m),
        new("mJ", 1e9m), new("J", 1e12m));

    /// <summary>An amount of energy per time, counted in mW.</summary>
    public static readonly Dimension Power = new("power", "mW", "250 mW", "uW, mW or W",
        new("uW", 0.001m), new("µW", 0.001m), new("μW", 0.001m), new("mW", 1), new("W", 1000));

    /// <summary>A voltage, counted in mV.</summary>
    public static readonly Dimension Voltage = new("voltage", "mV", "1.2 V", "mV or V", new("mV", 1), new("V", 1000));

    /// <summary>An electric current, counted in mA.</summary>
    public static readonly Dimension Current = new("current", "mA", "48 mA", "uA, mA or A",
        new("uA", 0.001m), new("µA", 0.001m), new("μA", 0.001m), new("mA", 1), new("A", 1000));

    /// <summary>A part of a whole, counted so that <c>100%</c> is 1.</summary>
    public static readonly Dimension Percent = new("percent", "", "5%", "%", new("%", 0.01m), new("percent", 0.01m));

    private static readonly Dimension[] Known = [Time, Frequency, Bytes, Bandwidth, BandwidthPerCycle, OperationRate, Energy, Power, Voltage, Current, Percent];

    private readonly Dictionary<string, Unit> units;

    private Dimension(string name, string baseUnit, string example, string unitList, params ReadOnlySpan<Unit> units)
    {
        Name = name;
        BaseUnit = baseUnit;
        Example = example;
        UnitList = unitList;
        this.units = new Dictionary<string, Unit>(StringComparer.Ordinal);
        foreach (var unit in units)
        {
            this.units.Add(unit.Name, unit);
        }
    }

    /// <summary>All dimensions that there are.</summary>
    public static IReadOnlyList<Dimension> All => Known;

    /// <summary>The name within a sentence: "time", "frequency".</summary>
    public string Name { get; }

    /// <summary>What its units are units of, within a sentence: "time", "data".</summary>
    internal string Measured => this == Bytes ? "data" : Name;

    /// <summary>The unit that values are counted in; empty for a percentage.</summary>
    public string BaseUnit { get; }

    /// <summary>A quantity as one may write it.</summary>
    public string Example { get; }

    /// <summary>The usual units, as part of a sentence.</summary>
    public string UnitList { get; }

    /// <summary>All names of units, long ones too.</summary>
    public IReadOnlyCollection<string> UnitNames => units.Keys;

    /// <summary>Finds a unit by its exact name.</summary>
    public bool TryGetUnit(string name, [NotNullWhen(true)] out Unit? unit) => units.TryGetValue(name, out unit);

    /// <summary>The dimension that a unit belongs to; null if there is no such unit.</summary>
    public static Dimension? Of(string unit) => Array.Find(Known, dimension => dimension.units.ContainsKey(unit));

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
