namespace ActorSim.Kernel;

/// <summary>How many messages went from one sender to one in-port.</summary>
/// <param name="Sender">The number of the sender, feeds first.</param>
/// <param name="Receiver">The index of the receiving actor.</param>
/// <param name="Receptor">The number of its in-port.</param>
/// <param name="Messages">How many messages.</param>
internal readonly record struct LinkCount(int Sender, int Receiver, int Receptor, long Messages);
