using ActorSim.Kernel;
using ActorSim.Scenarios;

namespace ActorSim.Reports.Tests;

/// <summary>A result made by hand, with something of everything.</summary>
internal static class Results
{
    public static Result Full { get; } = new()
    {
        Scenario = "Two dataflows",
        Description = "On one layer.",
        File = "two.conf",
        Hash = "ab12",
        IsComplete = true,
        Runs = [Run("os", 100, ExpectationVerdict.Met), Run("ws", 200, ExpectationVerdict.Missed)],
        Comparison = ["os wins."],
        Host = new HostReport(2, TimeSpan.FromSeconds(1.5), [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(0.5)], "An OS", "X64", 4, ".NET"),
    };

    private static RunReport Run(string dataflow, long cycles, ExpectationVerdict verdict) => new()
    {
        Settings = [new("system.dataflow", dataflow)],
        Seed = 3,
        EndReason = EndReason.Completed,
        End = SimTime.FromNanoseconds(cycles),
        Events = 12345,
        Fingerprint = "00000000000000ff",
        System = new SystemResult
        {
            Tables =
            [
                new ResultTable(
                    "layers",
                    "What each layer took.",
                    [new("layer", "", "The layer."), new("cycles", "cycles", "Time."), new("share", "%", "Busy.")],
                    [new ResultRow("CONV1, \"first\"", cycles, 93.75), new ResultRow("FC", cycles * 10_000, Cell.Nothing)]),
            ],
            Figures = [new("total.energy", 0.1, "pJ", "All of it.")],
            Explanation = ["The DRAM limits."],
            Assumptions = ["No refresh × 2."],
        },
        Metrics = [new("/array/pe/0", "macs", "MACs", 7), new("/array/pe/0", "fill.mean", "words", double.NaN)],
        Expectations = [new("layers.FC.cycles", verdict, "1000000", "5%", cycles * 10_000, "cycles", 0.5, "the paper")],
        Problems = dataflow == "ws" ? ["Something odd."] : [],
    };
}
