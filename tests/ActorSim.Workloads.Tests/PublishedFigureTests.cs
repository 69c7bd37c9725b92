namespace ActorSim.Workloads.Tests;

public class PublishedFigureTests
{
    [Theory]
    [InlineData(100, 0, 100, true)]
    [InlineData(100, 0, 101, false)]
    [InlineData(1000, 0.001, 1001, true)]
    [InlineData(1000, 0.001, 999, true)]
    [InlineData(1000, 0.001, 1002, false)]
    [InlineData(0, 0.5, 1, false)]
    public void A_published_value_agrees_within_its_precision(long published, double within, long computed, bool agrees)
    {
        Assert.Equal(agrees, new PublishedFigure(Figure.Macs, published, (decimal)within, "test").AgreesWith(computed));
    }

    [Fact]
    public void A_disagreement_is_a_sentence_with_both_values()
    {
        var entry = new LayerEntry("CONV1", new Convolution(96, Extent.Square(11), Extent.Square(4)))
        {
            Published = [new PublishedFigure(Figure.Neurons, 253_440, 0, "the lecture")],
        };
        var network = new NetworkBuilder("alexnet", "test", new FeatureMap(3, 227, 227))
            .Add(entry)
            .Publish(new PublishedFigure(Figure.Macs, 105_000_000, 0.01m, "the lecture"))
            .Build();

        Assert.Equal(
            [
                "CONV1: neurons are 290,400 by the shapes, 253,440 by the lecture; they disagree.",
                "alexnet: macs are 105,415,200 by the shapes, 105,000,000 by the lecture; they agree.",
            ],
            network.Comparisons.Select(comparison => comparison.ToString()));
    }

    [Fact]
    public void Every_figure_has_a_name_and_a_value()
    {
        var figures = new WorkloadFigures(Macs: 1, Weights: 2, Biases: 3, InputElements: 4, OutputElements: 6, Neurons: 7);

        Assert.Equal(
            [
                ("macs", 1), ("weights", 2), ("biases", 3), ("parameters", 5),
                ("parameter-bytes", 20), ("output-elements", 6), ("neurons", 7), ("dram-accesses-at-worst", 4),
            ],
            Enum.GetValues<Figure>().Select(figure => (figure.Name(), figures.ValueOf(figure))));
    }
}
