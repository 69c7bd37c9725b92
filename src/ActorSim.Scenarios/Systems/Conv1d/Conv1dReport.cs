using ActorSim.Accelerator;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>Table, figures and sentences of a 1-D convolution.</summary>
internal static class Conv1dReport
{
    public const string Table = "accesses";

    private const string WrongOutputs = "wrong-outputs";

    public static readonly (ResultColumn Column, Func<Conv1dSystem, Cell> Value)[] Columns =
    [
        (new("dataflow", "", "Which operand stays in the PE."), _ => ""),
        (new("macs", "MACs", "Multiply-accumulates."), s => s.Macs),
        (new("weight-reads", "words", "Weights read from their memory."), s => s.WeightReads),
        (new("input-reads", "words", "Inputs read from their memory."), s => s.InputReads),
        (new("output-reads", "words", "Psums read from the memory of outputs, the first zeros included."), s => s.OutputReads),
        (new("output-writes", "words", "Psums and outputs written."), s => s.OutputWrites),
        (new("cycles", "cycles", "From the first read to the last multiply-accumulate."), s => s.Cycles),
    ];

    public static int IndexOf(string column) => Array.FindIndex(Columns, c => c.Column.Name == column);

    public static IReadOnlyDictionary<string, string?> MetricUnits(Dataflow dataflow)
    {
        var units = Columns.Skip(1).ToDictionary(c => $"{Table}.{Dataflows.NameOf(dataflow)}.{c.Column.Name}", c => (string?)c.Column.Unit, StringComparer.Ordinal);
        units.Add(WrongOutputs, "words");
        return units;
    }

    public static SystemResult Of(Conv1dShape shape, Dataflow dataflow, Conv1dSystem system, long[] weights, long[] inputs, RunResult run)
    {
        var name = Dataflows.NameOf(dataflow);
        var isDone = run.Reason == EndReason.Completed;
        var row = new ResultRow([name, .. Columns.Skip(1).Select(c => isDone ? c.Value(system) : Cell.Nothing)]);
        return new SystemResult
        {
            Tables = [new(Table, $"E = {shape.Outputs} outputs, R = {shape.Weights} weights, {Dataflows.Describe(dataflow)}.", [.. Columns.Select(c => c.Column)], [row])],
            Figures = isDone
                ? [new(WrongOutputs, CountWrong(shape, weights, inputs, system.Outputs), "words", "Outputs that differ from a plain convolution.")]
                : [],
            Explanation = isDone ? [Explain(shape, dataflow, system)] : [],
            Assumptions = ["A read takes one cycle there and back, reads of one step go out together, and a write is not waited for."],
        };
    }

    private static string Explain(Conv1dShape shape, Dataflow dataflow, Conv1dSystem system) => dataflow switch
    {
        Dataflow.OutputStationary =>
            $"The psum stays in the PE until it is finished: {system.OutputWrites} writes and no reads of outputs; weights and inputs are read at every step.",
        Dataflow.WeightStationary =>
            $"Each of the {shape.Weights} weights is read once; inputs are read, and psums read and written, at every step.",
        _ =>
            $"Each of the H = E + R − 1 = {shape.Inputs} inputs is read once (the lecture's table says E = {shape.Outputs}, which leaves out the border); "
            + "weights are read, and psums read and written, at every step.",
    };

    private static long CountWrong(Conv1dShape shape, long[] weights, long[] inputs, ReadOnlySpan<long> outputs)
    {
        long wrong = 0;
        for (var e = 0; e < shape.Outputs; e++)
        {
            long sum = 0;
            for (var r = 0; r < shape.Weights; r++)
            {
                sum += weights[r] * inputs[e + r];
            }

            wrong += sum == outputs[e] ? 0 : 1;
        }

        return wrong;
    }
}
