using System.Globalization;
using ActorSim.Accelerator;

namespace ActorSim.Benchmarks;

/// <summary>How long the mapper takes for all layers of AlexNet and VGG-16 on Eyeriss v1, on one thread.</summary>
public static class MapperBenchmark
{
    public static void Run(TextWriter output)
    {
        output.WriteLine("Mapper for Eyeriss v1, one thread");
        foreach (var (name, layers, batch) in new[] { ("AlexNet", EyerissV1.AlexNet, 4), ("VGG-16", EyerissV1.Vgg16, 3) })
        {
            foreach (var objective in Enum.GetValues<MappingObjective>())
            {
                var processor = Environment.CpuUsage.TotalTime;
                var fitting = layers.Sum(layer => new RowStationaryMapper(EyerissV1.Chip, objective, EyerissV1.Costs).Choose(layer, batch).Fitting);
                var seconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name,-8} {layers.Length,2} layers, batch {batch}, by {objective,-11} {fitting,9} mappings ranked {seconds,6:0.00} CPU s"));
            }
        }
    }
}
