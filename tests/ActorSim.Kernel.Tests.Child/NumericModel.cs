using ActorSim.Kernel;

namespace ActorSim.Kernel.Tests.Child;

/// <summary>
/// A small system in which everything that could depend on the processor reaches the fingerprint:
/// logarithms, exponentials, normal numbers, and sums of single and double precision over blocks.
/// </summary>
public static class NumericModel
{
    /// <summary>Runs the system; returns its fingerprint, end and a few numbers as text.</summary>
    public static string Run()
    {
        var builder = new SimulationBuilder { Seed = 12345 };
        var nodes = Enumerable.Range(0, 20).Select(i => builder.Add($"/node/{i}", new Node())).ToArray();
        var table = new ReceiverTable<Sample>(nodes.Select(node => node.Samples));
        foreach (var node in nodes)
        {
            builder.Connect(node.Others, table, Latency.Of(SimDuration.FromNanoseconds(100)));
        }

        using var simulation = builder.Build();
        var result = simulation.Run(new RunOptions { TimeLimit = SimTime.FromMicroseconds(200) });
        return FormattableString.Invariant($"{result.Fingerprint:X16} {result.Deliveries} {ExactMath.Log(3):R} {ExactMath.Exp(-0.7):R} {nodes[0].Total:R}");
    }

    private readonly record struct Sample(double Value, Block Weights);

    private sealed class Node : Actor
    {
        public Node()
        {
            Samples = Receive<Sample>(OnSample);
            Others = EmitGroup<Sample>();
        }

        public InPort<Sample> Samples { get; }

        public GroupPort<Sample> Others { get; }

        public double Total { get; private set; }

        protected internal override void Start() => Send(Random.NextNormal(0, 1), Blocks.Rent<float>(67));

        private void OnSample(in Sample sample)
        {
            var weights = Blocks.Write<float>(sample.Weights);
            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] = (weights[i] * 0.75f) + (float)Random.NextNormal(sample.Value, 2);
            }

            var sums = new double[weights.Length];
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] = ExactMath.Exp(-Math.Abs(weights[i])) + ExactMath.Log(1 + Math.Abs(weights[i]));
            }

            Total += ExactMath.Sum(sums) + ExactMath.Sum(weights);
            Send(Total % 8, sample.Weights);
        }

        private void Send(double value, Block weights) =>
            Others.SendTo((int)Random.NextBelow(Others.Count), new Sample(value, weights), Random.NextExponential(SimDuration.FromNanoseconds(700)));
    }
}
