using ActorSim.Kernel;

namespace ActorSim.Scenarios.Tests.Systems.RowStationary;

/// <summary>What is said of the runs of a sweep.</summary>
public sealed class RowStationaryComparisonTests
{
    [Fact]
    public void Runs_with_the_same_work_are_compared_by_time_and_energy() => Assert.Equal(
        [
            "whole is fastest with 2 ms; by layers takes 1.50 times as long.",
            "by layers needs least energy, 100 MACs; whole takes 1.20 times as much.",
        ],
        RowStationaryComparison.Of([Run("workload.split", "whole", macs: 100, latency: 2, energy: 120), Run("workload.split", "by layers", macs: 100, latency: 3, energy: 100)]));

    [Fact]
    public void Runs_with_different_work_are_compared_by_multiply_accumulate() => Assert.Equal(
        [
            "workload.batch = 4 does most, 80 GMACs/s; workload.batch = 1 does 0.63 times as much.",
            "workload.batch = 4 needs least energy for a multiply-accumulate, 1 MACs; workload.batch = 1 takes 1.20 times as much.",
        ],
        RowStationaryComparison.Of([Run("workload.batch", "1", macs: 100, latency: 2, energy: 120), Run("workload.batch", "4", macs: 400, latency: 5, energy: 400)]));

    [Fact]
    public void A_single_run_is_not_compared() =>
        Assert.Empty(RowStationaryComparison.Of([Run("workload.batch", "1", macs: 100, latency: 2, energy: 120)]));

    private static RunReport Run(string key, string value, long macs, double latency, double energy) => new()
    {
        Settings = [new SweepSetting(key, value)],
        Seed = 1,
        EndReason = EndReason.Completed,
        End = SimTime.Zero,
        Events = 1,
        Fingerprint = "0",
        System = new SystemResult
        {
            Figures =
            [
                new ResultFigure("total.macs", macs, "MACs", ""),
                new ResultFigure("total.total-latency", latency, "ms", ""),
                new ResultFigure("total.throughput", macs / latency, "GMACs/s", ""),
                new ResultFigure("total.energy", energy, "MACs", ""),
                new ResultFigure("total.energy-per-mac", energy / macs, "MACs", ""),
            ],
        },
    };
}
