using System.Globalization;
using ActorSim.Accelerator;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>Tables and sentences of a run of operand networks.</summary>
internal static class OperandNetworkReport
{
    public const string LayerTable = "layer";
    public const string OperandTable = "operands";
    public const string Weights = "weights";
    public const string Iacts = "iacts";
    public const string BothOperands = "weights and iacts";
    public const string LimitedBy = "limited-by";
    public const string Way = "way";

    // A port that sends in so many of all cycles has no more to give, but for filling and draining.
    private const double Saturated = 90;

    private static readonly (ResultColumn Column, Func<OperandDeliveryFigures, Cell> Cell)[] LayerColumns =
    [
        (new("layer", "", "The layer."), _ => ""),
        (new("pes", "PEs", "PEs of the array."), f => f.Pes),
        (new("pes-with-work", "PEs", "PEs that have outputs to compute."), f => f.ActivePes),
        (new("macs", "MACs", "Multiply-accumulates simulated."), f => f.Macs),
        (new("cycles", "cycles", "From the first beat sent to the end of the last multiply-accumulate."), f => f.Cycles),
        (new("macs-per-cycle", "MACs/cycle", "Multiply-accumulates a cycle."), f => (double)f.Macs / f.Cycles),
        (new("pes-busy", "%", "Share of all PE cycles with a multiply-accumulate."), f => Share(f, f.Macs)),
        (new("waiting-for-weight", "%", "Share of PE cycles in which only a weight was missing."), f => Share(f, f.CyclesWithoutWeight)),
        (new("waiting-for-iact", "%", "Share of PE cycles in which only an iact was missing."), f => Share(f, f.CyclesWithoutIact)),
        (new("waiting-for-both", "%", "Share of PE cycles in which both were missing."), f => Share(f, f.CyclesWithoutBoth)),
        (new("idle", "%", "Share of PE cycles of PEs without work, or done with it."), f => Share(f, f.IdleCycles)),
        (new(LimitedBy, "", "What keeps the PEs from more."), f => LimitOf(f)),
    ];

    private static readonly (ResultColumn Column, Func<OperandDeliveryFigures, OperandFlow, Cell> Cell)[] OperandColumns =
    [
        (new("operand", "", "Weights or iacts."), (_, _) => ""),
        (new(Way, "", "The network, or how it is set."), (_, _) => ""),
        (new("sources", "ports", "Source ports in use."), (_, flow) => flow.Sources),
        (new("beats-sent", "beats", "Beats that sources sent."), (_, flow) => flow.BeatsSent),
        (new("words-sent", "words", "Words that sources sent, and so read from their buffers."), (_, flow) => flow.WordsSent),
        (new("words-delivered", "words", "Words that came to PEs."), (_, flow) => flow.WordsDelivered),
        (new("words-per-cycle", "words/cycle", "Words that came to PEs, a cycle."), (f, flow) => (double)flow.WordsDelivered / f.Cycles),
        (new("multicast", "", "PEs that a word sent reached, on average."), (_, flow) => flow.Multicast),
        (new("copies", "", "How often a source sent each word that is needed at a step; 1 is as often as it must."), (_, _) => ""),
        (new("busiest-source", "%", "Share of cycles in which the busiest source port sent a beat."), (f, flow) => BusiestSource(f, flow)),
    ];

    public static IReadOnlyDictionary<string, string?> MetricUnits(string layer)
    {
        var units = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (column, _) in LayerColumns.Skip(1))
        {
            units.Add($"{LayerTable}.{layer}.{column.Name}", column.Name == LimitedBy ? null : column.Unit);
        }

        foreach (var operand in new[] { Weights, Iacts })
        {
            foreach (var (column, _) in OperandColumns.Skip(1))
            {
                units.Add($"{OperandTable}.{operand}.{column.Name}", column.Name == Way ? null : column.Unit);
            }
        }

        return units;
    }

    public static SystemResult Of(OperandNetworkPlan plan, OperandDelivery system, RunResult run)
    {
        var mapping = plan.Workload.Mapping;
        var figures = run.Reason == EndReason.Completed ? system.Figures : null;
        return new SystemResult
        {
            Tables =
            [
                new(
                    LayerTable,
                    $"{plan.Workload.Layer} on {mapping.Rows} × {mapping.Columns} PEs, fed by {plan.Network}.",
                    [.. LayerColumns.Select(column => column.Column)],
                    figures is null ? [] : [new([plan.Workload.Layer, .. LayerColumns.Skip(1).Select(column => column.Cell(figures))])]),
                new(
                    OperandTable,
                    "What the networks of both operands carried.",
                    [.. OperandColumns.Select(column => column.Column)],
                    figures is null
                        ? []
                        : [Row(Weights, plan.Fabrics.WeightMode, mapping.Weights, figures.Weights), Row(Iacts, plan.Fabrics.IactMode, mapping.Iacts, figures.Iacts)]),
            ],
            Explanation = figures is null ? [] : Explain(plan, figures),
            Assumptions = Assumptions(plan),
        };

        ResultRow Row(string operand, string way, OperandSharing sharing, OperandFlow flow) =>
            new([.. OperandColumns.Select(column => column.Column.Name switch
            {
                "operand" => operand,
                Way => way,
                "copies" => (double)flow.WordsSent / Distinct(plan, sharing),
                _ => column.Cell(figures!, flow),
            })]);
    }

    private static List<string> Explain(OperandNetworkPlan plan, OperandDeliveryFigures figures) =>
    [
        $"{plan.Workload.Layer}: {plan.Workload.Mapping.Description}.",
        string.Create(
            CultureInfo.InvariantCulture,
            $"With {plan.Network}, PEs multiply {Share(figures, figures.Macs):0.0} % of the time; {Reason(plan, figures)}."),
        Describe(plan, Weights, plan.Fabrics.WeightMode, plan.Workload.Mapping.Weights, figures, figures.Weights),
        Describe(plan, Iacts, plan.Fabrics.IactMode, plan.Workload.Mapping.Iacts, figures, figures.Iacts),
    ];

    private static string Reason(OperandNetworkPlan plan, OperandDeliveryFigures figures)
    {
        var mapping = plan.Workload.Mapping;
        return LimitOf(figures) switch
        {
            Weights => $"they lack weights: {Shortage(plan, mapping.Weights, figures, figures.Weights)}",
            Iacts => $"they lack iacts: {Shortage(plan, mapping.Iacts, figures, figures.Iacts)}",
            BothOperands when Shortage(plan, mapping.Weights, figures, figures.Weights) is var same && same == Shortage(plan, mapping.Iacts, figures, figures.Iacts) =>
                $"they lack weights and iacts: of each, {same}",
            BothOperands =>
                $"they lack weights and iacts: of weights, {Shortage(plan, mapping.Weights, figures, figures.Weights)}; of iacts, {Shortage(plan, mapping.Iacts, figures, figures.Iacts)}",
            var limit => $"the limit is {limit}",
        };
    }

    /// <summary>Why more of an operand does not come.</summary>
    private static string Shortage(OperandNetworkPlan plan, OperandSharing sharing, OperandDeliveryFigures figures, OperandFlow flow)
    {
        var busiest = BusiestSource(figures, flow);
        if (busiest < Saturated)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"the busiest source sends in only {busiest:0.0} % of cycles, as beats wait for those before them, or for room in PEs that lack the other operand");
        }

        var wanted = plan.Workload.Mapping.SetsOf(sharing).Count * Copies(plan, sharing, flow);
        var able = (long)flow.Sources * flow.WordsPerBeat;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"a multiply-accumulate a cycle in every PE takes {wanted:0.#} words a cycle from {Several.Of(flow.Sources, "source port")}, {(able < wanted ? $"which can send {able}" : "of which the busiest has no more to give")}");
    }

    private static string Describe(
        OperandNetworkPlan plan, string operand, string mode, OperandSharing sharing, OperandDeliveryFigures figures, OperandFlow flow)
    {
        var copies = Copies(plan, sharing, flow);
        var reads = copies > 1 ? string.Create(CultureInfo.InvariantCulture, $"each word is sent {copies:0.#} times") : "each word is sent once";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{operand} ({mode}): {(double)flow.WordsDelivered / figures.Cycles:0.0} words a cycle delivered; {reads}, to {Several.Of(flow.Multicast, "PE")} at a time, by {Several.Of(flow.Sources, "source port")}, of which the busiest sends in {BusiestSource(figures, flow):0.0} % of cycles.");
    }

    private static List<string> Assumptions(OperandNetworkPlan plan)
    {
        var (workload, mapping) = (plan.Workload, plan.Workload.Mapping);
        var simulated = (long)workload.Rounds * workload.Steps * mapping.ActivePes.Count;
        var rest = simulated == mapping.Macs ? "" : "; the rest goes on alike, but for the outputs left at the end, which fill fewer PEs";
        return
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"Simulated are {workload.Steps} of the {mapping.Steps} multiply-accumulates of {(long)workload.Rounds * mapping.ActivePes.Count} outputs, {100.0 * simulated / mapping.Macs:0.####} % of the layer{rest}."),
            "A PE computes one output at a time, a multiply-accumulate a cycle, and is sent a weight and an iact for each: it keeps none for later outputs, so that all reuse is that of the network.",
            "A source can send a beat in every cycle; reading buffers and off-chip memory is not simulated. Outputs stay in the PEs: that would be one word for each output.",
            "Each network is a register of one cycle between source and PEs, or one for each router of a hierarchical mesh, where Eyeriss v2 crosses any number of routers in a cycle: that makes the first beat later, not the stream slower.",
            .. plan.Fabrics.Assumption is { } own ? [own] : Array.Empty<string>(),
        ];
    }

    /// <summary>What keeps PEs from working.</summary>
    private static string LimitOf(OperandDeliveryFigures figures)
    {
        if (Share(figures, figures.Macs) >= Saturated)
        {
            return "the PEs, one multiply-accumulate a cycle each";
        }

        // PEs that have work and are done with it before others were fed better, and lacked no outputs.
        var withoutWork = (figures.Pes - figures.ActivePes) * figures.Cycles;
        if (withoutWork > figures.PeCycles - figures.Macs - withoutWork)
        {
            return "fewer outputs than PEs";
        }

        // A PE that waits for one operand soon keeps the other's multicasts from everybody, so that waiting alone
        // does not tell; a source without a free cycle does.
        var (weights, iacts) = (BusiestSource(figures, figures.Weights) >= Saturated, BusiestSource(figures, figures.Iacts) >= Saturated);
        return (weights, iacts) switch
        {
            (true, true) => BothOperands,
            (true, false) => Weights,
            (false, true) => Iacts,
            _ => figures.CyclesWithoutWeight >= figures.CyclesWithoutIact ? Weights : Iacts,
        };
    }

    private static long Distinct(OperandNetworkPlan plan, OperandSharing sharing) =>
        (long)plan.Workload.Mapping.SetsOf(sharing).Count * plan.Workload.Rounds * plan.Workload.Steps;

    private static double Copies(OperandNetworkPlan plan, OperandSharing sharing, OperandFlow flow) => (double)flow.WordsSent / Distinct(plan, sharing);

    private static double BusiestSource(OperandDeliveryFigures figures, OperandFlow flow) => 100.0 * flow.BeatsOfBusiestSource / figures.Cycles;

    private static double Share(OperandDeliveryFigures figures, long peCycles) => 100.0 * peCycles / figures.PeCycles;
}
