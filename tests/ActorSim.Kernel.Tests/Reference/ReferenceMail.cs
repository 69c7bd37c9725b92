namespace ActorSim.Kernel.Tests.Reference;

/// <summary>One piece of mail in the reference kernel; no kind means a wake.</summary>
internal sealed record ReferenceMail(
    long Time, int Phase, int Sender, long Sequence, ReferenceActor Receiver, int Receptor, MessageKind? Kind, bool Background, bool ToSelf, ulong Value, byte[] Contents)
{
    /// <summary>The order of traces: (time, phase, receiver, sender, sequence).</summary>
    public static int Compare(ReferenceMail left, ReferenceMail right) =>
        (left.Time, left.Phase, left.Receiver.Id, left.Sender, left.Sequence)
            .CompareTo((right.Time, right.Phase, right.Receiver.Id, right.Sender, right.Sequence));
}
