using System.Globalization;
using ActorSim.Interconnect;
using ActorSim.Kernel;
using ActorSim.Training;

namespace ActorSim.Scenarios;

/// <summary>Makes the result of a collective.</summary>
internal static class CollectiveReport
{
    private const double Even = 0.5;

    public static SystemResult Of(CollectivePlan plan, CollectiveSystem system, CollectiveSystem? fewest, RunResult run)
    {
        var done = system.Ranks.Count(rank => rank.IsDone);
        if (run.Reason != EndReason.Completed || done < system.Ranks.Count || fewest?.Ranks.Any(rank => !rank.IsDone) == true)
        {
            return new SystemResult { Explanation = [$"The run was closed when {done:N0} of {system.Ranks.Count:N0} ranks were done."], Assumptions = Assumptions(plan) };
        }

        var outcome = new CollectiveOutcome(plan.Collective, system, fewest);
        return new SystemResult
        {
            Tables = CollectiveTables.Of(outcome),
            Explanation = [Explain(plan, outcome)],
            Assumptions = Assumptions(plan),
        };
    }

    private static string Explain(CollectivePlan plan, CollectiveOutcome outcome)
    {
        var collective = outcome.Collective;
        var bandwidth = outcome is { AlgorithmBandwidth: { } rate, BusBandwidth: { } bus }
            ? string.Create(CultureInfo.InvariantCulture, $", {rate / 1e9:0.###} GB/s of the buffer, bus bandwidth {bus / 1e9:0.###} GB/s")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{collective.Name} of {collective.Operation.Bytes:N0} bytes on {Several.Of(collective.Ranks, "rank")} ({collective.Way}): {outcome.Microseconds:0.###} us{bandwidth}.{LimitOf(plan, outcome)}{Chain(outcome)}{Busiest(outcome)}");
    }

    private static string LimitOf(CollectivePlan plan, CollectiveOutcome outcome)
    {
        if (outcome.LatencyShare is not { } share)
        {
            return "";
        }

        var bytes = plan.Costs.ReductionRate is null ? "the bandwidth of links" : "the bandwidth of links and of memory";
        return string.Create(
            CultureInfo.InvariantCulture,
            $" With {Several.Of(outcome.Collective.WithFewestBytes.Bytes, "byte")}, the fewest that can be divided so, it takes {outcome.FewestMicroseconds:0.###} us: {100 * share:0.#} % of the time is latency, and it is limited by {(share >= Even ? "latency" : bytes)}.");
    }

    private static string Chain(CollectiveOutcome outcome) => outcome.Collective.Ranks == 1
        ? ""
        : $" Rank {outcome.Last.Rank} is the last; the chain of transfers for which it waits begins at rank {outcome.Last.Origin}.";

    private static string Busiest(CollectiveOutcome outcome) => LinkTable.UsedOf(outcome.System.Fabric) is [var link, ..]
        ? string.Create(
            CultureInfo.InvariantCulture,
            $" The busiest link, {LinkTable.NameOf(link)}, is occupied {LinkTable.OccupiedPercent(link, outcome.Seconds * outcome.Collective.Repeat):0.#} % of the time.")
        : "";

    private static List<string> Assumptions(CollectivePlan plan)
    {
        var lines = new List<string> { "All ranks begin at the same time." };
        if (plan.Collective.Repeat > 1)
        {
            lines.Add("A rank begins the next time as soon as it is done itself; nothing keeps the ranks together in between.");
        }

        if (plan.Cluster.Accounting != TransferAccounting.Exact)
        {
            lines.Add($"Times are counted as {(plan.Cluster.Accounting == TransferAccounting.AstraSim ? "ASTRA-sim's analytical network" : "LogGOPSim")} counts them, to compare with it.");
        }

        return lines;
    }
}
