namespace ActorSim.Kernel;

/// <summary>
/// A message to many receivers of another partition crosses once: as a record whose receiver is the
/// complement of the sending actor, followed by the number of the group port and the receivers.
/// There it is expanded into the deliveries, with the keys, that it would have had here.
/// </summary>
internal static unsafe class Multicast
{
    /// <summary>Receivers per record; a longer list takes several records.</summary>
    public const int MostReceivers = 1024;

    public static bool Is(Mail* mail) => mail->Receiver < 0;

    public static int BytesOf(Mail* mail) =>
        Is(mail) ? mail->Bytes + 8 + (8 * *((int*)((byte*)mail + mail->Bytes) + 1)) : mail->Bytes;

    /// <summary>Begins a record with no receivers yet.</summary>
    public static Mail* Begin(Outbound outbound, int partition, Actor sender, int port, int payloadWords, int receivers)
    {
        var bytes = Mail.HeaderBytes + (payloadWords * 8);
        var mail = outbound.AppendTo(partition, bytes + 8 + (8 * receivers));
        mail->Receiver = ~sender.Index;
        mail->Tag = (uint)payloadWords;
        var tail = (int*)((byte*)mail + bytes);
        tail[0] = port;
        tail[1] = receivers;
        return mail;
    }

    public static int Sender(Mail* mail) => ~mail->Receiver;

    public static int Port(Mail* mail) => *(int*)((byte*)mail + mail->Bytes);

    /// <summary>The receivers, in table order.</summary>
    public static Span<MulticastReceiver> Receivers(Mail* mail)
    {
        var tail = (int*)((byte*)mail + mail->Bytes);
        return new Span<MulticastReceiver>(tail + 2, tail[1]);
    }
}
