namespace ActorSim.Interconnect;

/// <summary>A wire from an output of one router to an input of another, in this direction only; credits go back beside it.</summary>
/// <param name="From">The router that sends.</param>
/// <param name="FromPort">Its output.</param>
/// <param name="To">The router that receives.</param>
/// <param name="ToPort">Its input.</param>
/// <param name="Cycles">
/// The delay of the wire in cycles, from 1: what leaves the switch stage in cycle t is seen in t + Cycles + 1, as with
/// BookSim 2's channel latency.
/// </param>
public readonly record struct NetworkLink(int From, int FromPort, int To, int ToPort, int Cycles = 1);
