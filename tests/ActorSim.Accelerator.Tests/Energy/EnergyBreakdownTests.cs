namespace ActorSim.Accelerator.Tests.Energy;

public class EnergyBreakdownTests
{
    private static readonly AccessCosts Costs = new() { Unit = "MAC", Mac = 1, Pad = 1, Array = 2, Buffer = 6, Dram = 200 };

    private static readonly RowStationaryAccesses Accesses = new()
    {
        Macs = 1000,
        PadReads = new OperandWords(1000, 1000, 1000),
        PadWrites = new OperandWords(50, 30, 1000),
        ArrayWords = new OperandWords(50, 30, 20),
        BufferReads = new OperandWords(10, 9, 8),
        BufferWrites = new OperandWords(0, 0, 7),
        BufferFills = new OperandWords(5, 9, 0),
        BufferDrains = new OperandWords(0, 0, 4),
        DramReads = new OperandWords(5, 9, 0),
        DramWrites = new OperandWords(0, 0, 4),
    };

    [Fact]
    public void Each_access_costs_what_its_level_costs()
    {
        var energy = EnergyBreakdown.Of(Accesses, Costs);

        Assert.Equal(1000, energy.Macs);
        Assert.Equal(new OperandEnergy(1050, 1030, 2000), energy.Pads);
        Assert.Equal(new OperandEnergy(100, 60, 40), energy.Array);
        Assert.Equal(new OperandEnergy(90, 108, 114), energy.Buffer);
        Assert.Equal(new OperandEnergy(1000, 1800, 800), energy.Dram);
        Assert.Equal(new OperandEnergy(2240, 2998, 2954), energy.ByType);
        Assert.Equal(9192, energy.Total);
    }

    [Fact]
    public void Gated_zeros_save_macs_and_reads_of_weights_and_nothing_else()
    {
        var (all, gated) = (EnergyBreakdown.Of(Accesses, Costs), EnergyBreakdown.Of(Accesses, Costs, gatedZeros: 0.25));

        Assert.Equal(750, gated.Macs);
        Assert.Equal(all.Pads with { Filter = 780 }, gated.Pads);
        Assert.Equal((all.Array, all.Buffer, all.Dram), (gated.Array, gated.Buffer, gated.Dram));
    }

    [Fact]
    public void Pads_may_cost_differently_by_type_of_data()
    {
        var energy = EnergyBreakdown.Of(Accesses, Costs with { Pad = null, IfmapPad = 0.2, FilterPad = 2, PsumPad = 0.25 });

        Assert.Equal(new OperandEnergy(210, 2060, 500), energy.Pads);
    }

    [Fact]
    public void Energies_of_layers_add_up()
    {
        var one = EnergyBreakdown.Of(Accesses, Costs);

        Assert.Equal(2 * one.Total, (one + one).Total);
        Assert.Equal(2 * one.Dram.Filter, (one + one).Dram.Filter);
    }

    [Fact]
    public void A_missing_entry_that_is_used_is_an_error_that_names_it()
    {
        foreach (var (costs, name) in new[]
        {
            (Costs with { Mac = null }, "a MAC"),
            (Costs with { Pad = null }, "the ifmap scratch pad"),
            (Costs with { Pad = null, IfmapPad = 1 }, "the filter scratch pad"),
            (Costs with { Pad = null, IfmapPad = 1, FilterPad = 1 }, "the psum scratch pad"),
            (Costs with { Array = null }, "the array"),
            (Costs with { Buffer = null }, "the buffer"),
            (Costs with { Dram = null }, "DRAM"),
        })
        {
            Assert.Contains($"no entry for {name}", Assert.Throws<ArgumentException>(() => EnergyBreakdown.Of(Accesses, costs)).Message, StringComparison.Ordinal);
            Assert.Contains($"no entry for {name}", costs.FirstWrong(), StringComparison.Ordinal);
        }

        Assert.Null(Costs.FirstWrong());
    }

    [Fact]
    public void A_missing_entry_that_is_not_used_does_not_matter()
    {
        var alone = Accesses with { ArrayWords = default };

        Assert.Equal(0, EnergyBreakdown.Of(alone, Costs with { Array = null }).Array.Total);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void An_entry_that_is_no_cost_is_refused(double cost)
    {
        var costs = Costs with { Buffer = cost };

        Assert.Contains("the buffer", Assert.Throws<ArgumentException>(() => EnergyBreakdown.Of(Accesses, costs)).Message, StringComparison.Ordinal);
        Assert.Contains("at least 0", costs.FirstWrong(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_of_zeros_beyond_0_to_1_is_refused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EnergyBreakdown.Of(Accesses, Costs, share));
}
