using System.Globalization;

namespace ActorSim.Workloads.Tests.Reference;

/// <summary>A row of <c>layers.csv</c>, made from the file or from a layer of ours, so that the two can be compared.</summary>
internal sealed record ReferenceLayer(
    string Name,
    string Kind,
    FeatureMap Input,
    string Window,
    FeatureMap Output,
    long Weights,
    long Biases,
    long Macs,
    long OutputElements,
    long GradientBytes)
{
    public static ReferenceLayer From(Dictionary<string, string> row) => new(
        row["layer"].ToUpperInvariant(),
        KindOf(row["type"]),
        new FeatureMap(Int(row["in_c"]), Int(row["in_h"]), Int(row["in_w"])),
        row["kernel"].Length == 0 ? "" : $"{row["kernel"]}/{row["stride"]}/{row["pad"]}/{row["groups"]}",
        new FeatureMap(Int(row["out_c"]), Int(row["out_h"]), Int(row["out_w"])),
        Long(row["weights"]),
        Long(row["biases"]),
        Long(row["macs_per_image_forward"]),
        Long(row["out_activation_elements"]),
        Long(row["gradient_bytes_fp32"]));

    public static ReferenceLayer From(Layer layer) => new(
        layer.Name.ToUpperInvariant(),
        layer.Operation is Pooling ? "pool" : layer.Operation.Kind,
        layer.Input,
        layer.Operation switch
        {
            Convolution c => $"{Side(c.Kernel)}/{Side(c.Stride)}/{Side(c.Padding)}/{c.Groups}",
            Pooling p => $"{Side(p.Kernel)}/{Side(p.Stride)}/{Side(p.Padding)}/",
            _ => "",
        },
        layer.Output,
        layer.Figures.Weights,
        layer.Figures.Biases,
        layer.Figures.Macs,
        layer.Figures.OutputElements,
        layer.Figures.ParameterBytes(WordSize.Bits32));

    private static string KindOf(string type) => type switch
    {
        "Convolution" or "DepthwiseConv" => "convolution",
        "InnerProduct" => "fully-connected",
        "Pooling" => "pool",
        "ReLU" => "relu",
        "LRN" => "lrn",
        "Dropout" => "dropout",
        "Softmax" or "SoftmaxWithLoss" => "softmax",
        "BatchNorm" => "batch-norm",
        "Scale" => "scale",
        "Concat" => "concat",
        "Eltwise" => "add",
        _ => throw new ArgumentException($"The reference has an unknown layer type {type}.", nameof(type)),
    };

    private static int Side(Extent extent)
    {
        Assert.Equal(extent.Height, extent.Width);
        return extent.Height;
    }

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static long Long(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
