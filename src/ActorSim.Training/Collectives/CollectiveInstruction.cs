namespace ActorSim.Training;

/// <summary>
/// One instruction of a rank's program: send, which does not wait, or receive, which waits until so many transfers of a round are there.
/// </summary>
/// <param name="IsSend">Whether it sends.</param>
/// <param name="Peer">Send: to whom, by index in the group.</param>
/// <param name="Round">Send: of which round of the receiver the transfer is. Receive: for which of its own rounds it waits.</param>
/// <param name="Offset">Send: where in the buffer the bytes begin.</param>
/// <param name="Bytes">Send: how many, ≥ 1.</param>
/// <param name="Reduces">Send: whether the receiver adds them to its own bytes there (it overwrites them otherwise).</param>
/// <param name="Count">Receive: how many transfers of the round must have come.</param>
public readonly record struct CollectiveInstruction(bool IsSend, int Peer, int Round, long Offset, long Bytes, bool Reduces, int Count)
{
    /// <summary>Sends bytes that the receiver adds to its own.</summary>
    public static CollectiveInstruction SendToAdd(int peer, int round, long offset, long bytes) => new(true, peer, round, offset, bytes, true, 0);

    /// <summary>Sends bytes that the receiver keeps.</summary>
    public static CollectiveInstruction SendToKeep(int peer, int round, long offset, long bytes) => new(true, peer, round, offset, bytes, false, 0);

    /// <summary>Waits for transfers of a round.</summary>
    public static CollectiveInstruction Receive(int round, int count = 1) => new(false, -1, round, 0, 0, false, count);
}
