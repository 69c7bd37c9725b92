using ActorSim.Scenarios;

namespace ActorSim.Reports.Tests;

public sealed class ResultCsvTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("csv-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_table_holds_the_rows_of_all_runs_behind_the_keys_of_the_sweep()
    {
        ResultCsv.Write(folder, Results.Full);

        Assert.Equal(
            "system.dataflow,layer,cycles,share\n"
            + "os,\"CONV1, \"\"first\"\"\",100,93.75\n"
            + "os,FC,1000000,\n"
            + "ws,\"CONV1, \"\"first\"\"\",200,93.75\n"
            + "ws,FC,2000000,\n",
            File.ReadAllText(Path.Combine(folder, "layers.csv")));
    }

    [Fact]
    public void Figures_expectations_and_metrics_have_files_of_their_own()
    {
        var names = ResultCsv.Write(folder, Results.Full);

        Assert.Equal(["layers.csv", "figures.csv", "expectations.csv", "metrics.csv"], names);
        Assert.StartsWith("system.dataflow,figure,value,unit\nos,total.energy,0.1,pJ\n", File.ReadAllText(Path.Combine(folder, "figures.csv")));
        Assert.Contains("ws,layers.FC.cycles,missed,1000000,5%,2000000,cycles,0.5,the paper\n", File.ReadAllText(Path.Combine(folder, "expectations.csv")));
        Assert.Contains("os,/array/pe/0,macs,7,MACs\nos,/array/pe/0,fill.mean,,words\n", File.ReadAllText(Path.Combine(folder, "metrics.csv")));
    }

    [Fact]
    public void What_there_is_none_of_has_no_file()
    {
        var bare = Results.Full with { Runs = [Results.Full.Runs[0] with { System = new(), Metrics = [], Expectations = [] }] };

        Assert.Equal(["results.json"], ResultFiles.Write(Path.Combine(folder, "new"), bare));
    }

    [Fact]
    public void Texts_that_runs_give_are_files_with_the_number_of_the_run_in_a_sweep()
    {
        var run = Results.Full.Runs[0] with { System = new() { Files = [new ResultFile("commands.log", text => text.WriteLine("1 read"))] }, Metrics = [], Expectations = [] };
        var (alone, sweep) = (Path.Combine(folder, "alone"), Path.Combine(folder, "sweep"));

        Assert.Equal(["results.json", "commands.log"], ResultFiles.Write(alone, Results.Full with { Runs = [run] }));
        Assert.Equal("1 read\n", File.ReadAllText(Path.Combine(alone, "commands.log")));
        Assert.Equal(["results.json", "run-1-commands.log", "run-2-commands.log"], ResultFiles.Write(sweep, Results.Full with { Runs = [run, run] }));
    }
}
