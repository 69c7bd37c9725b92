namespace ActorSim.Console;

/// <summary>Something about how the program was called is wrong; the message is a sentence for the user.</summary>
internal sealed class UsageException(string message) : Exception(message);
