using ActorSim.Accelerator;
using ActorSim.Hocon;
using ActorSim.Workloads;

namespace ActorSim.Scenarios;

/// <summary>What a systolic array is given to do: layers of a network, single convolutions, or matrix products.</summary>
internal static class SystolicWorkload
{
    // Addresses are worked out by row and column of the unrolled ifmap; more of either takes too much memory.
    private const int MostRows = 1 << 24;
    private const long MostOutputs = 1L << 28;

    private const string Who = "a systolic array";

    public static readonly Key<bool> Functional = Key.Flag(
        "functional", "Move real integers, drawn from the seed, and compare every output with a plain product.").WithDefault("false");

    private static readonly Key<bool> RoundUp = Key.Choice(
        "rounding",
        new Dictionary<string, bool>(StringComparer.Ordinal) { ["down"] = false, ["up"] = true },
        "Whether a last window that lies partly outside the ifmap is left out (`down`) or counted (`up`, as in SCALE-Sim).").WithDefault("down");

    private static readonly Key<int> M = Key.Count("m", "Rows of the left matrix and of the product.", min: 1, max: MostRows);
    private static readonly Key<int> N = Key.Count("n", "Columns of the right matrix and of the product.", min: 1);
    private static readonly Key<int> K = Key.Count("k", "Columns of the left matrix, rows of the right one.", min: 1, max: MostRows);

    private static readonly Key<IReadOnlyList<Record>> Convolutions = Key.ObjectList(
        "convolutions",
        "Single convolutions.",
        new RecordSchema("convolution", "A convolution.", [ConvolutionKeys.Name, .. ConvolutionKeys.Shape, RoundUp])).WithDefault("[]");

    private static readonly Key<IReadOnlyList<Record>> Gemms = Key.ObjectList(
        "gemms", "Matrix products of M × K by K × N.", new RecordSchema("gemm", "A matrix product.", ConvolutionKeys.Name, M, N, K)).WithDefault("[]");

    public static readonly RecordSchema Schema = new(
        "systolic workload", "Layers, run one after another: those of a network, then single convolutions, then matrix products.", NetworkLayers.NetworkKey, NetworkLayers.Layers, Convolutions, Gemms, Functional);

    /// <summary>The layers in the order in which they run on an array.</summary>
    /// <exception cref="HoconException">Something does not fit, or there is nothing to do.</exception>
    public static IReadOnlyList<SystolicLayer> Read(Record workload, SystolicDescription array)
    {
        var placed = new List<(SystolicLayer Layer, Origin Place)>();
        placed.AddRange(NetworkLayers.Of(workload, Who).Select(one => (OfLayer(workload, one.Layer), one.Place)));
        placed.AddRange(workload.Get(Convolutions).Select(record => (OfConvolution(record), record.OriginOf(ConvolutionKeys.Name))));
        placed.AddRange(workload.Get(Gemms).Select(record => (OfGemm(record), record.OriginOf(ConvolutionKeys.Name))));
        if (placed.Count == 0)
        {
            throw NetworkLayers.NothingToDo(workload, Who, "The workload has no layers; give it a `network`, `convolutions` or `gemms`.", Gemms, Convolutions);
        }

        NetworkLayers.RequireDifferent(placed.Select(one => (one.Layer.Name, one.Place)));
        if (workload.Get(Functional) && placed.Find(one => (long)one.Layer.M * one.Layer.N * one.Layer.Groups > MostOutputs).Layer is { } large)
        {
            throw workload.Error(Functional, $"The outputs of `{large.Name}` are more than 2^28, too many to keep their values; leave out `{Functional.Name}`.");
        }

        if (placed.Find(one => Math.Max(one.Layer.M, one.Layer.K) > MostRows) is { Layer: { } wide } found)
        {
            throw new HoconException(found.Place, $"`{wide.Name}` has {Math.Max(wide.M, wide.K):N0} output pixels or words in a window; at most {MostRows:N0} are possible.");
        }

        List<SystolicLayer> layers = placed.ConvertAll(one => one.Layer);
        RequireCountableFolds(workload, array, layers);
        return layers;
    }

    private static void RequireCountableFolds(Record workload, SystolicDescription array, List<SystolicLayer> layers)
    {
        try
        {
            _ = new SystolicSchedule(array, layers);
        }
        catch (OverflowException)
        {
            throw workload.Error($"On {array.Rows} × {array.Columns} PEs these layers take more than 2^31 folds; use a larger array.");
        }
    }

    private static SystolicLayer OfLayer(Record workload, Layer layer)
    {
        try
        {
            return SystolicLayer.Of(layer.Name, layer.AsConvolution!);
        }
        catch (OverflowException)
        {
            throw workload.Error(NetworkLayers.NetworkKey, $"The layer `{layer.Name}` has more than 2^31 words in one operand.");
        }
    }

    private static SystolicLayer OfGemm(Record gemm)
    {
        try
        {
            return SystolicLayer.OfMatrices(gemm.Get(ConvolutionKeys.Name), gemm.Get(M), gemm.Get(N), gemm.Get(K));
        }
        catch (OverflowException)
        {
            throw gemm.Error("A matrix of this product has more than 2^31 words.");
        }
    }

    private static SystolicLayer OfConvolution(Record record)
    {
        var name = record.Get(ConvolutionKeys.Name);
        var shape = ConvolutionKeys.ShapeOf(record);
        var (kernel, stride, pad) = (shape.Convolution.Kernel, shape.Convolution.Stride, shape.Convolution.Padding);
        try
        {
            if (!record.Get(RoundUp))
            {
                return SystolicLayer.Of(name, shape);
            }

            return SystolicLayer.Of(
                name,
                shape,
                (WindowsRoundedUp(shape.Input.Height, kernel.Height, stride.Height, pad.Height), WindowsRoundedUp(shape.Input.Width, kernel.Width, stride.Width, pad.Width)));
        }
        catch (OverflowException)
        {
            throw record.Error("An operand of this convolution has more than 2^31 words.");
        }
    }

    /// <summary>As SCALE-Sim counts: windows that begin on the padded ifmap at a whole step, the last partly outside. Caffe leaves out a last one that begins in the far padding.</summary>
    private static int WindowsRoundedUp(int size, int kernel, int stride, int pad) => ((size + (2 * pad) - kernel + stride - 1) / stride) + 1;
}
