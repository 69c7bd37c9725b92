using ActorSim.Accelerator;
using ActorSim.Kernel;
using CsvHelper;

namespace ActorSim.Conformance.Scalesim;

/// <summary>One row of SCALE-Sim's golden figures: a layer on an array, and what the tool reported.</summary>
public sealed record ScalesimRow
{
    public required string Layer { get; init; }

    public required SystolicLayer Shape { get; init; }

    public required SystolicDescription Array { get; init; }

    public required long Cycles { get; init; }

    public required long SramIfmapReads { get; init; }

    public required long SramFilterReads { get; init; }

    public required long SramOfmapWrites { get; init; }

    public required long DramIfmapReads { get; init; }

    public required long DramFilterReads { get; init; }

    public required long DramOfmapWrites { get; init; }

    /// <summary>The network it is from, or the sort of layer.</summary>
    public string Group => Layer.Contains('_', StringComparison.Ordinal) ? Layer[..Layer.IndexOf('_', StringComparison.Ordinal)] : Layer;

    /// <summary>Outputs, for each row fold if psums leave the array: what is written without padding.</summary>
    public long UnpaddedDramWrites =>
        (long)Shape.M * Shape.N * (Array.Dataflow == Dataflow.OutputStationary ? 1 : (Shape.K + Array.Rows - 1) / Array.Rows);

    public static IReadOnlyList<ScalesimRow> Read(string path)
    {
        using var csv = CsvReader.FromFile(path);
        var rows = new List<ScalesimRow>();
        while (csv.Read())
        {
            rows.Add(ReadRow(csv));
        }

        return rows;
    }

    public override string ToString() => $"{Layer} {Array.Dataflow} {Array.Rows}x{Array.Columns}";

    private static ScalesimRow ReadRow(CsvReader csv)
    {
        int Number(string column) => csv.Parse<int>(column);
        long Long(string column) => csv.Parse<long>(column);

        var name = csv.GetString("layer");
        return new ScalesimRow
        {
            Layer = name,
            Shape = csv.GetString("kind") == "gemm"
                ? SystolicLayer.OfMatrices(name, Number("M"), Number("N"), Number("K"))
                : Convolution(csv, name),
            Array = new SystolicDescription
            {
                Rows = Number("array_rows"),
                Columns = Number("array_cols"),
                Dataflow = csv.GetString("dataflow") switch
                {
                    "os" => Dataflow.OutputStationary,
                    "ws" => Dataflow.WeightStationary,
                    _ => Dataflow.InputStationary,
                },
                Clock = Clock.FromGigahertz(1),
                IfmapBufferWords = 1024 * Long("sram_ifmap_kb"),
                FilterBufferWords = 1024 * Long("sram_filter_kb"),
                Accounting = SystolicAccounting.ScaleSimV3,
            },
            Cycles = Long("exact_compute_cycles"),
            SramIfmapReads = Long("sram_ifmap_reads"),
            SramFilterReads = Long("sram_filter_reads"),
            SramOfmapWrites = Long("sram_ofmap_writes"),
            DramIfmapReads = Long("dram_ifmap_reads"),
            DramFilterReads = Long("dram_filter_reads"),
            DramOfmapWrites = Long("dram_ofmap_writes"),
        };
    }

    private static SystolicLayer Convolution(CsvReader csv, string name)
    {
        int Number(string column) => csv.Parse<int>(column);

        var (height, width, kernelHeight, kernelWidth) = (Number("ifmap_h"), Number("ifmap_w"), Number("filt_h"), Number("filt_w"));
        var stride = Number("stride");

        // The tool rounds up, so that a last window may lie partly outside the ifmap.
        var output = (Height: (height - kernelHeight + stride + stride - 1) / stride, Width: (width - kernelWidth + stride + stride - 1) / stride);
        var geometry = new ConvolutionGeometry
        {
            Height = height,
            Width = width,
            Channels = Number("channels"),
            Kernel = (kernelHeight, kernelWidth),
            Stride = (stride, stride),
            Output = output,
        };
        return new SystolicLayer(name, new IfmapLayout(geometry), Number("num_filters"));
    }
}
