namespace ActorSim.Kernel;

/// <summary>A link of a built system, or a group of links of one latency.</summary>
/// <param name="From">The sending end.</param>
/// <param name="To">The in-ports at the other end: one, or as many as the group has, in table order.</param>
/// <param name="Latency">What it takes.</param>
public sealed record SystemLink(Sender From, IReadOnlyList<Receptor> To, Latency Latency);
