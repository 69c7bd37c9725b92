using ActorSim.Kernel;

namespace ActorSim.Accelerator.Tests.Conv1d;

public sealed class Conv1dTests
{
    private static readonly Clock OneGigahertz = Clock.FromGigahertz(1);

    public static TheoryData<int, int> Sizes => new() { { 1, 1 }, { 1, 4 }, { 5, 1 }, { 3, 3 }, { 2, 5 }, { 10, 3 }, { 64, 7 } };

    // The lecture's table of 1-D convolution, with H = E + R − 1 for the inputs of input stationary.
    [Theory]
    [MemberData(nameof(Sizes))]
    public void Output_stationary_writes_each_output_once_and_reads_none(int e, int r) =>
        AssertCounts(Dataflow.OutputStationary, e, r, weightReads: e * r, inputReads: e * r, outputReads: 0, outputWrites: e);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Weight_stationary_reads_each_weight_once(int e, int r) =>
        AssertCounts(Dataflow.WeightStationary, e, r, weightReads: r, inputReads: e * r, outputReads: e * r, outputWrites: e * r);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Input_stationary_reads_each_input_once_those_of_the_border_too(int e, int r) =>
        AssertCounts(Dataflow.InputStationary, e, r, weightReads: e * r, inputReads: e + r - 1, outputReads: e * r, outputWrites: e * r);

    [Theory]
    [InlineData(Dataflow.OutputStationary)]
    [InlineData(Dataflow.WeightStationary)]
    [InlineData(Dataflow.InputStationary)]
    public void A_step_takes_a_cycle(Dataflow dataflow) => Assert.Equal(6 * 3, Run(dataflow, 6, 3).Cycles);

    [Theory]
    [InlineData(Dataflow.OutputStationary)]
    [InlineData(Dataflow.WeightStationary)]
    [InlineData(Dataflow.InputStationary)]
    public void The_time_of_every_actor_adds_up_to_the_run_time(Dataflow dataflow)
    {
        var system = new Conv1dSystem(OneGigahertz, new Conv1dShape(6, 3), dataflow, Weights(3), Inputs(8));

        TimeAccounts.AssertComplete(system.Simulation, system.Simulation.Run());
    }

    private static void AssertCounts(Dataflow dataflow, int e, int r, long weightReads, long inputReads, long outputReads, long outputWrites)
    {
        var system = Run(dataflow, e, r);

        Assert.Equal(e * r, system.Macs);
        Assert.Equal(weightReads, system.WeightReads);
        Assert.Equal(inputReads, system.InputReads);
        Assert.Equal(outputReads, system.OutputReads);
        Assert.Equal(outputWrites, system.OutputWrites);
        Assert.Equal(PlainConvolution(Weights(r), Inputs(e + r - 1)), system.Outputs.ToArray());
    }

    private static Conv1dSystem Run(Dataflow dataflow, int e, int r)
    {
        var system = new Conv1dSystem(OneGigahertz, new Conv1dShape(e, r), dataflow, Weights(r), Inputs(e + r - 1));
        Assert.Equal(EndReason.Completed, system.Simulation.Run().Reason);
        return system;
    }

    private static long[] Weights(int count) => [.. Enumerable.Range(0, count).Select(i => (long)((i * 7) % 11) - 5)];

    private static long[] Inputs(int count) => [.. Enumerable.Range(0, count).Select(i => (long)((i * 13) % 17) - 8)];

    private static long[] PlainConvolution(long[] weights, long[] inputs) =>
        [.. Enumerable.Range(0, inputs.Length - weights.Length + 1).Select(e => weights.Select((weight, r) => weight * inputs[e + r]).Sum())];
}
