using ActorSim.Accelerator;
using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>A checked 1-D convolution.</summary>
internal sealed class Conv1dPlan(Clock clock, Conv1dShape shape, Dataflow dataflow) : SystemPlan
{
    private const int LargestMagnitude = 127;

    public override IReadOnlyDictionary<string, string?> MetricUnits => Conv1dReport.MetricUnits(dataflow);

    public override BuiltSystem Build(EngineSettings engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var weights = Draw(shape.Weights, new RandomStream(engine.Seed, "/values/weights"));
        var inputs = Draw(shape.Inputs, new RandomStream(engine.Seed, "/values/inputs"));
        var system = new Conv1dSystem(clock, shape, dataflow, weights, inputs, engine.NewBuilder());
        var work = (double)shape.Outputs * shape.Weights;
        return new BuiltSystem(system.Simulation, run => Conv1dReport.Of(shape, dataflow, system, weights, inputs, run))
        {
            WorkDone = () => system.Macs / work,
        };
    }

    private static long[] Draw(int count, RandomStream random)
    {
        var values = new long[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = random.NextBelow((2 * LargestMagnitude) + 1) - LargestMagnitude;
        }

        return values;
    }
}
