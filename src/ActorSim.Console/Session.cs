using ActorSim.Console.Terminals;
using ActorSim.Scenarios;

namespace ActorSim.Console;

/// <summary>What every command works with.</summary>
/// <param name="Terminal">Where it writes.</param>
/// <param name="Kinds">The kinds of system that scenarios may name.</param>
/// <param name="Cancellation">Asks for an early end.</param>
internal sealed record Session(Terminal Terminal, SystemKinds Kinds, CancellationToken Cancellation);
