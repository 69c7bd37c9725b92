using System.Diagnostics;
using System.Globalization;
using ActorSim.Accelerator;
using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>
/// AlexNet's five convolutions on 32 × 32 PEs, all traffic simulated, on one thread, in the shapes for which SCALE-Sim v3
/// was timed (no padding, one tower): the same work as scenarios/validation/systolic-alexnet.conf.
/// </summary>
public static class SystolicBenchmark
{
    // User CPU seconds of SCALE-Sim v3 for the five layers, one process a layer, on this kind of machine.
    private static readonly Dictionary<Dataflow, double> ScaleSimSeconds = new()
    {
        [Dataflow.OutputStationary] = 240.4,
        [Dataflow.WeightStationary] = 217.4,
        [Dataflow.InputStationary] = 258.3,
    };

    public static void Run(TextWriter output)
    {
        output.WriteLine("AlexNet CONV1-5 on 32 x 32 PEs, one thread");
        foreach (var dataflow in Enum.GetValues<Dataflow>())
        {
            var processor = Environment.CpuUsage.TotalTime;
            var system = new SystolicSystem(Array(dataflow), Layers());
            var result = system.Simulation.Run();
            var seconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
            var cycles = Enumerable.Range(0, system.Schedule.Layers.Length).Sum(i => system.FiguresOf(i).Cycles);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{dataflow,-18} {cycles,10} cycles {result.Deliveries,10} deliveries {seconds,6:0.00} CPU s {result.Deliveries / seconds / 1e6,6:0.0} M/s; SCALE-Sim v3 {ScaleSimSeconds[dataflow]} CPU s; peak memory so far {PeakMegabytes():0} MB"));
        }
    }

    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }

    private static SystolicDescription Array(Dataflow dataflow) => new()
    {
        Rows = 32,
        Columns = 32,
        Dataflow = dataflow,
        Clock = Clock.FromGigahertz(1),
        IfmapBufferWords = 64 * 1024,
        FilterBufferWords = 64 * 1024,
        Accounting = SystolicAccounting.ScaleSimV3,
    };

    private static SystolicLayer[] Layers() =>
    [
        Convolution("CONV1", 224, 3, 96, 11, 4, 55),
        Convolution("CONV2", 27, 96, 256, 5, 1, 23),
        Convolution("CONV3", 13, 256, 384, 3, 1, 11),
        Convolution("CONV4", 13, 384, 384, 3, 1, 11),
        Convolution("CONV5", 13, 384, 256, 3, 1, 11),
    ];

    private static SystolicLayer Convolution(string name, int size, int channels, int filters, int kernel, int stride, int output) =>
        new(
            name,
            new IfmapLayout(new ConvolutionGeometry
            {
                Height = size,
                Width = size,
                Channels = channels,
                Kernel = (kernel, kernel),
                Stride = (stride, stride),
                Output = (output, output),
            }),
            filters);
}
