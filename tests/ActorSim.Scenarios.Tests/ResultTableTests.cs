namespace ActorSim.Scenarios.Tests;

public sealed class ResultTableTests
{
    private static readonly ResultColumn[] Columns = [new("layer", "", "The layer."), new("cycles", "cycles", "What it took.")];

    [Fact]
    public void A_cell_is_found_by_its_row_and_column()
    {
        var table = new ResultTable("layers", "", Columns, [new ResultRow("CONV1", 5), new ResultRow("CONV2", 6)]);

        Assert.Equal(6, table.Find("CONV2", "cycles"));
        Assert.Null(table.Find("CONV3", "cycles"));
        Assert.Null(table.Find("CONV2", "words"));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("figures")]
    [InlineData("two words")]
    [InlineData("a/b")]
    public void A_name_that_is_no_name_of_a_file_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => new ResultTable(name, "", Columns, []));

    [Fact]
    public void Rows_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ResultTable("layers", "", Columns, [new ResultRow("CONV1")]));
        Assert.Throws<ArgumentException>(() => new ResultTable("layers", "", Columns, [new ResultRow("CONV1", 1), new ResultRow("CONV1", 2)]));
    }

    [Fact]
    public void Cells_are_written_with_all_their_digits()
    {
        Assert.Equal("9223372036854775807", Cell.Of(long.MaxValue).ToString());
        Assert.Equal("0.1", Cell.Of(0.1).ToString());
        Assert.Equal("", Cell.Nothing.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => Cell.Of(double.NaN));
        Assert.Throws<InvalidOperationException>(() => Cell.Of("text").ToDouble());
    }
}
