using ActorSim.Workloads.Tests.Reference;

namespace ActorSim.Workloads.Tests;

/// <summary>What the lecture says about AlexNet and VGG-16, beside what follows from their shapes.</summary>
public class LectureTests
{
    [Fact]
    public void Seven_of_AlexNets_eight_neuron_counts_are_the_lectures()
    {
        var comparisons = Networks.Find("alexnet").Comparisons.Where(comparison => comparison.Published.Figure == Figure.Neurons).ToList();

        Assert.Equal(
            [253_440, 186_624, 64_896, 64_896, 43_264, 4096, 4096, 1000],
            comparisons.Select(comparison => comparison.Published.Value));
        Assert.Equal(
            [290_400, 186_624, 64_896, 64_896, 43_264, 4096, 4096, 1000],
            comparisons.Select(comparison => comparison.Computed));
    }

    [Fact]
    public void The_first_layers_neurons_are_printed_beside_ours_as_a_disagreement()
    {
        var disagreement = Assert.Single(Networks.Find("alexnet").Comparisons, comparison => !comparison.Agrees);

        Assert.Equal("CONV1: neurons are 290,400 by the shapes, 253,440 by the lecture (55 × 48 × 96); they disagree.", disagreement.ToString());
        Assert.Equal(55 * 48 * 96, disagreement.Published.Value);
        Assert.Equal(55 * 55 * 96, disagreement.Computed);
    }

    [Fact]
    public void AlexNets_macs_and_worst_case_accesses_agree_as_rounded()
    {
        var network = Networks.Find("alexnet");

        Assert.Equal(
            [("macs", 724_000_000, 724_406_816), ("dram-accesses-at-worst", 2_896_000_000, 2_897_627_264)],
            network.Comparisons
                .Where(comparison => comparison.Subject == "alexnet")
                .Select(comparison => (comparison.Published.Figure.Name(), comparison.Published.Value, comparison.Computed)));
    }

    [Fact]
    public void VGG_16_has_about_500_MB_of_parameters()
    {
        var bytes = Networks.Find("vgg16").Figures.ParameterBytes(WordSize.Bits32);

        Assert.Equal(553, bytes / 1_000_000);
        Assert.Equal(528, Math.Round(bytes / 1024.0 / 1024.0));
        Assert.True(Assert.Single(Networks.Find("vgg16").Comparisons).Agrees);
    }
}
