using ActorSim.Accelerator.Tests.RowStationary.Mapping;
using ActorSim.Kernel;
using ActorSim.Workloads;

namespace ActorSim.Accelerator.Tests.RowStationary;

/// <summary>VGG-16's layers, cut down to an eighth in rows, columns, channels and filters, on Eyeriss v1 with the mapper's choice; dense layers included.</summary>
public sealed class Vgg16Tests
{
    public static TheoryData<int> Layers => [.. Enumerable.Range(0, MappedLayers.Vgg16.Length)];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Its_counts_are_those_of_loops_that_touch_every_operand(int index)
    {
        var (program, figures) = Run(index);

        Assert.Equal(TouchedOperands.Of(program, 0), figures.Accesses);
        Assert.Equal(3 * figures.Layer.Shape.Macs, figures.Accesses.Macs);
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Its_time_is_at_least_its_MACs_over_its_active_PEs_and_every_cycle_of_a_PE_has_a_cause(int index)
    {
        var (program, figures) = Run(index);

        Assert.True(figures.Time.Processing >= figures.Accesses.Macs / figures.ActivePes, figures.Time.ToString());
        Assert.Equal(figures.Accesses.Macs, figures.Pes.Macs);
        Assert.Equal(program.Hardware.Pes * figures.Time.Total, figures.Pes.Total);
    }

    private static (RowStationaryProgram Program, RowStationaryLayerFigures Figures) Run(int index)
    {
        var (name, shape) = MappedLayers.Vgg16[index];
        var convolution = shape.Convolution with { Filters = Math.Max(1, shape.Convolution.Filters / 8) };
        var input = new FeatureMap(Math.Max(1, shape.Input.Channels / 8), Math.Max(7, shape.Input.Height / 8), Math.Max(7, shape.Input.Width / 8));
        var small = ConvolutionShape.Of(input, convolution);
        var mapping = new RowStationaryMapper(MappedLayers.EyerissV1, MappingObjective.EnergyDelay, MappedLayers.Normalised).Choose(small, 3).Winner.Mapping;
        var program = new RowStationaryProgram(MappedLayers.EyerissV1, [new RowStationaryLayer(name, small, 3, mapping)]);
        var builder = new SimulationBuilder();
        var chip = RowStationarySystem.Add(builder, "/chip", program);
        Assert.True(builder.Build().Run().Succeeded);
        return (program, chip.FiguresOf(0));
    }
}
