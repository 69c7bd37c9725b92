using ActorSim.Hocon;
using ActorSim.Workloads;

namespace ActorSim.Scenarios;

/// <summary>The keys of a single convolution in a workload.</summary>
internal static class ConvolutionKeys
{
    public static readonly Key<string> Name = Key.Text("name", "The name in results.");

    private static readonly Key<int> Height = Key.Count("height", "Rows of the ifmap.", min: 1);
    private static readonly Key<int> Width = Key.Count("width", "Columns of the ifmap.", min: 1);
    private static readonly Key<int> Channels = Key.Count("channels", "Channels of the ifmap.", min: 1);
    private static readonly Key<int> Filters = Key.Count("filters", "Filters, that is channels of the ofmap.", min: 1);
    private static readonly Key<Extent> Kernel = ExtentKey.Of("kernel", "Rows and columns of a filter.", min: 1);
    private static readonly Key<Extent> Stride = ExtentKey.Of("stride", "Steps of the window down and across.", min: 1).WithDefault("1");
    private static readonly Key<Extent> Pad = ExtentKey.Of("pad", "Rows and columns of zeros on each side of the ifmap.", min: 0).WithDefault("0");
    private static readonly Key<int> Groups = Key.Count("groups", "Groups of filters that see their own channels only.", min: 1).WithDefault("1");

    /// <summary>All but the name.</summary>
    public static IReadOnlyList<Key> Shape { get; } = [Height, Width, Channels, Filters, Kernel, Stride, Pad, Groups];

    /// <summary>The convolution that a record describes.</summary>
    /// <exception cref="HoconException">Its sizes do not go together.</exception>
    public static ConvolutionShape ShapeOf(Record record)
    {
        var input = new FeatureMap(record.Get(Channels), record.Get(Height), record.Get(Width));
        var convolution = new Convolution(record.Get(Filters), record.Get(Kernel), record.Get(Stride), record.Get(Pad), record.Get(Groups), HasBias: false);
        try
        {
            return ConvolutionShape.Of(input, convolution);
        }
        catch (WorkloadException problem)
        {
            throw record.Schema.Find(problem.Setting ?? "") is { } key ? record.Error(key, problem.Message) : record.Error(problem.Message);
        }
        catch (OverflowException)
        {
            throw record.Error("An operand of this convolution has more than 2^31 words.");
        }
    }
}
