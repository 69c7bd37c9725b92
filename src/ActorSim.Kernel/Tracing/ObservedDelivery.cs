namespace ActorSim.Kernel;

/// <summary>A delivery to an observed actor, shown to observers when its round is over.</summary>
internal readonly unsafe struct ObservedDelivery(Mail* mail)
{
    public Mail* Mail { get; } = mail;

    /// <summary>The order in which traces are written: (time, phase, receiver, sender, sequence).</summary>
    public static int Compare(ObservedDelivery left, ObservedDelivery right)
    {
        var a = left.Mail;
        var b = right.Mail;
        var order = a->Time.CompareTo(b->Time);
        order = order != 0 ? order : a->Phase.CompareTo(b->Phase);
        order = order != 0 ? order : a->Receiver.CompareTo(b->Receiver);
        return order != 0 ? order : a->Key.CompareTo(b->Key);
    }
}
