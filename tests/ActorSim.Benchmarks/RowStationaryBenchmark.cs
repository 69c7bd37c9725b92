using System.Globalization;
using ActorSim.Accelerator;
using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>
/// The convolutions of AlexNet (batch 4, published mappings) and VGG-16 (batch 3, the mapper's choice by energy-delay
/// product) on Eyeriss v1, burst-granular, on one thread.
/// </summary>
public static class RowStationaryBenchmark
{
    public static void Run(TextWriter output)
    {
        output.WriteLine("Eyeriss v1, one thread, burst-granular");
        Measure(output, "AlexNet", [.. EyerissV1.PublishedMappings.Select((mapping, layer) => Layer(EyerissV1.AlexNet[layer], layer, 4, mapping))]);

        var mapper = new RowStationaryMapper(EyerissV1.Chip, MappingObjective.EnergyDelay, EyerissV1.Costs);
        Measure(output, "VGG-16", [.. EyerissV1.Vgg16.Take(13).Select((shape, layer) => Layer(shape, layer, 3, mapper.Choose(shape, 3).Winner.Mapping))]);
    }

    private static RowStationaryLayer Layer(Workloads.ConvolutionShape shape, int index, int batch, RowStationaryMapping mapping) =>
        new($"CONV{index + 1}", shape, batch, mapping);

    private static void Measure(TextWriter output, string name, RowStationaryLayer[] layers)
    {
        var builder = new SimulationBuilder();
        var chip = RowStationarySystem.Add(builder, "/chip", new RowStationaryProgram(EyerissV1.Chip, layers));
        using var simulation = builder.Build();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var processor = Environment.CpuUsage.TotalTime;
        var result = simulation.Run();
        var seconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        var bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / result.Deliveries;
        var milliseconds = Enumerable.Range(0, layers.Length).Sum(layer => chip.FiguresOf(layer).Time.Processing) / 200_000.0;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-8} {layers.Length,2} layers {milliseconds,8:0.00} ms processing {result.Deliveries,10} deliveries {seconds,6:0.00} CPU s {bytes,6:0.000} bytes a delivery"));
    }
}
