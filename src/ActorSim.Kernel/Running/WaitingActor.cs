namespace ActorSim.Kernel;

/// <summary>An actor that was waiting when its run dried up.</summary>
/// <param name="Path">The actor.</param>
/// <param name="Port">The in-port at which it waits for a message.</param>
/// <param name="Senders">The actors that could send it one; of many, the first and how many others.</param>
/// <param name="Since">Since when it waits.</param>
public sealed record WaitingActor(string Path, string Port, IReadOnlyList<string> Senders, SimTime Since)
{
    /// <summary>One sentence for the person at the console.</summary>
    public override string ToString() =>
        $"{Path} has waited since {Since} for a message at {Port} from {(Senders.Count == 0 ? "outside" : string.Join(" or ", Senders))}";
}
