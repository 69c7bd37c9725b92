namespace ActorSim.Kernel;

/// <summary>One receiver of a multicast record.</summary>
/// <param name="Index">Its place in the sender's table.</param>
/// <param name="Offset">Its sequence number, less that of the record.</param>
internal readonly record struct MulticastReceiver(int Index, int Offset);
