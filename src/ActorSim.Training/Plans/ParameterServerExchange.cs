namespace ActorSim.Training;

/// <summary>The workers push their gradients to parameter servers and get parameters back.</summary>
/// <param name="ExchangeOf">The pieces of each bucket, by bucket.</param>
public sealed record ParameterServerExchange(IReadOnlyList<ServerExchange> ExchangeOf) : GradientExchange;
