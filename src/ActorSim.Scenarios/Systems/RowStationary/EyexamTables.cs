using ActorSim.Accelerator;

namespace ActorSim.Scenarios;

/// <summary>The tables of Eyexam: the seven steps as a waterfall, and the lines of the roofline.</summary>
internal static class EyexamTables
{
    /// <summary>What is assumed for step 6.</summary>
    public const string Assumption =
        "Step 6 of Eyexam is a run of a chip beside the first whose operands come as early as networks bring them, and whose feature maps come and leave while it works; step 7 is the run of the chip itself. Both in multiply-accumulates over all cycles of a layer.";

    private const int LongestBar = 40;
    private const int Steps = 7;

    private static readonly string[] RooflineColumns = ["macs-per-word", "words-per-cycle", "macs-per-cycle"];

    /// <summary>The tables.</summary>
    public static IEnumerable<ResultTable> Of(RowStationaryHardware hardware, IReadOnlyList<EyexamSteps> layers)
    {
        yield return new ResultTable(
            "eyexam",
            "The steps of Eyexam, each with what a layer could reach at most as far as the step sees, and why not more. A full bar is a multiply-accumulate of every PE in every cycle; an arrow says that it would go on.",
            [
                new("step", "", "The layer and the number of the step."),
                new("considers", "", "What the step takes into account beyond the one before."),
                new("macs-per-cycle", "", "Multiply-accumulates in a cycle."),
                new("of-step-before", "%", "Share of the step before."),
                new("waterfall", "", "The same as a bar."),
                new("reason", "", "Why not more."),
            ],
            [.. layers.SelectMany(RowsOf)]);
        yield return new ResultTable(
            "roofline",
            $"What the delivery of each type of data would allow; {hardware.Pes} PEs are the flat part of the roof.",
            [
                new("line", "", "The layer and the number of the line."),
                new("data", "", "What is delivered."),
                new(RooflineColumns[0], "", "Multiply-accumulates for each word: where the layer lies on the horizontal axis."),
                new(RooflineColumns[1], "", "Words in a cycle, at most: the slope."),
                new(RooflineColumns[2], "", "Multiply-accumulates in a cycle, if nothing else limited them."),
                new("measured", "", "Multiply-accumulates in a cycle of the run."),
            ],
            [.. layers.SelectMany(layer => LinesOf(hardware, layer.Layer))]);
    }

    /// <summary>Adds the cells of the steps; how many lines a roofline has is known after the run.</summary>
    public static void AddUnits(Dictionary<string, string?> units, IEnumerable<string> layers)
    {
        foreach (var layer in layers)
        {
            for (var step = 1; step <= Steps; step++)
            {
                units.Add($"eyexam.{layer}-{step}.macs-per-cycle", "");
                units.Add($"eyexam.{layer}-{step}.of-step-before", "%");
                units.Add($"eyexam.{layer}-{step}.considers", null);
                units.Add($"eyexam.{layer}-{step}.waterfall", null);
                units.Add($"eyexam.{layer}-{step}.reason", null);
            }
        }
    }

    private static IEnumerable<ResultRow> RowsOf(EyexamSteps layer) =>
        layer.Steps.Select((bound, i) => new ResultRow(
            $"{layer.Layer.Name}-{(int)bound.Step}",
            EyexamSteps.NameOf(bound.Step),
            bound.MacsPerCycle,
            i == 0 ? Cell.Nothing : 100 * LayerOutcome.Ratio(bound.MacsPerCycle, layer.Steps[i - 1].MacsPerCycle),
            Bar(bound.MacsPerCycle, layer.Layer.Hardware.Pes),
            bound.Reason));

    /// <summary>A bar that is full when all PEs multiply; what lies beyond goes on.</summary>
    private static string Bar(double macs, int pes) => macs > pes
        ? new string('█', LongestBar) + '→'
        : new string('█', (int)Math.Round(LongestBar * macs / pes));

    private static IEnumerable<ResultRow> LinesOf(RowStationaryHardware hardware, LayerOutcome layer) =>
        RowStationaryEyexam.Roofline(hardware, layer.Figures.Layer).Select((line, i) => new ResultRow(
            $"{layer.Name}-{i + 1}", line.Data, line.MacsPerWord, line.WordsPerCycle, line.MacsPerCycle, layer.MacsPerCycle));
}
