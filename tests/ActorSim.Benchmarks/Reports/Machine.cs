using System.Runtime.InteropServices;

namespace ActorSim.Benchmarks;

/// <summary>What figures depend on besides the code.</summary>
public sealed record Machine
{
    private const string ProcessorFile = "/proc/cpuinfo";
    private const string LoadFile = "/proc/loadavg";

    public required string Processor { get; init; }

    public required int Processors { get; init; }

    public required long MemoryBytes { get; init; }

    public required string System { get; init; }

    public required string Runtime { get; init; }

    /// <summary>How busy the machine was before: processes that ran or waited, over a minute; null if unknown.</summary>
    public double? LoadBefore { get; init; }

    /// <summary>This machine, now.</summary>
    public static Machine Current() => new()
    {
        Processor = ProcessorName() ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Processors = Environment.ProcessorCount,
        MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        System = RuntimeInformation.OSDescription,
        Runtime = RuntimeInformation.FrameworkDescription,
        LoadBefore = File.Exists(LoadFile) && double.TryParse(File.ReadAllText(LoadFile).Split(' ')[0], out var load) ? load : null,
    };

    public override string ToString() =>
        $"{Processor}, {Processors} cores, {System}, {Runtime}, load before {(LoadBefore is { } load ? $"{load:0.0}" : "unknown")}";

    private static string? ProcessorName() =>
        !File.Exists(ProcessorFile)
            ? null
            : File.ReadLines(ProcessorFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
}
