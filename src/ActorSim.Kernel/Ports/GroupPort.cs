namespace ActorSim.Kernel;

/// <summary>
/// An out-port that reaches many in-ports over links of one latency: a parameter server and its
/// workers, a buffer and its PEs, a bus. A message goes to one of them by index, to some, or to all.
/// Each delivery takes a sequence number of its own, in table order. Made by <see cref="Actor.EmitGroup{T}"/>.
/// </summary>
/// <typeparam name="T">The type of message.</typeparam>
public sealed class GroupPort<T> : Sender
    where T : unmanaged
{
    private ReceiverTable<T>? table;

    internal GroupPort(Actor owner, bool optional)
        : base(owner, optional)
    {
    }

    /// <summary>How many receivers are linked; 0 while the port is unconnected.</summary>
    public int Count => table?.Count ?? 0;

    /// <inheritdoc/>
    public override Type MessageType => typeof(T);

    internal override IReadOnlyList<Receptor> Targets => table?.Ports ?? [];

    internal override MessageLayout Layout => MessageLayout<T>.Instance;

    /// <summary>Sends to receiver <paramref name="index"/> of the table; the message leaves now.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such receiver.</exception>
    public void SendTo(int index, in T message) => SendTo(index, message, SimDuration.Zero);

    /// <summary>Sends to receiver <paramref name="index"/> of the table; the message leaves after a delay ≥ 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such receiver, or the delay is negative.</exception>
    public unsafe void SendTo(int index, in T message, SimDuration after)
    {
        var worker = Owner.RequireWorker();
        if (table is null)
        {
            BlocksInMail.Drop(worker, Owner, in message);
            return;
        }

        if ((uint)index >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(index), $"{this} has {Count} receivers; there is no number {index}.");
        }

        var arrival = ArrivalAfter(worker, after);
        if (MessageLayout<T>.HoldsBlocks)
        {
            BlocksInMail.Check(worker, Owner, message);
        }

        var payload = Post(worker, arrival, index, message);
        if (MessageLayout<T>.HoldsBlocks)
        {
            BlocksInMail.HandOver(worker, Owner.Index, payload, MessageLayout<T>.Instance, table![index].Owner);
        }
    }

    /// <summary>Sends a copy to every receiver; all leave now.</summary>
    public void SendToAll(in T message) => SendToAll(message, SimDuration.Zero);

    /// <summary>Sends a copy to every receiver; all leave after a delay ≥ 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public unsafe void SendToAll(in T message, SimDuration after)
    {
        var worker = Owner.RequireWorker();
        if (table is null)
        {
            BlocksInMail.Drop(worker, Owner, in message);
            return;
        }

        SendMany(worker, after, table.AllIndices, message);
    }

    /// <summary>
    /// Sends a copy to some receivers, given by their table indices in rising order; all leave now.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not in the table.</exception>
    /// <exception cref="ArgumentException">The indices do not rise, or there are none.</exception>
    public void SendToSome(ReadOnlySpan<int> indices, in T message) => SendToSome(indices, message, SimDuration.Zero);

    /// <summary>
    /// Sends a copy to some receivers, given by their table indices in rising order; all leave after a delay ≥ 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not in the table, or the delay is negative.</exception>
    /// <exception cref="ArgumentException">The indices do not rise, or there are none.</exception>
    public unsafe void SendToSome(ReadOnlySpan<int> indices, in T message, SimDuration after)
    {
        var worker = Owner.RequireWorker();
        if (table is null)
        {
            BlocksInMail.Drop(worker, Owner, in message);
            return;
        }

        var previous = -1;
        foreach (var index in indices)
        {
            if ((uint)index >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(indices), $"{this} has {Count} receivers; there is no number {index}.");
            }

            if (index <= previous)
            {
                throw new ArgumentException($"The receivers of a multicast must be given in rising order; {index} follows {previous}.", nameof(indices));
            }

            previous = index;
        }

        if (indices.IsEmpty)
        {
            throw new ArgumentException("A multicast needs at least one receiver.", nameof(indices));
        }

        SendMany(worker, after, indices, message);
    }

    internal override void ConnectUntyped(Receptor receiver, Latency latency) =>
        Connect(new ReceiverTable<T>([(InPort<T>)receiver]), latency);

    internal override void FixReceivers() => table?.FixReceivers();

    internal void Connect(ReceiverTable<T> receivers, Latency latency)
    {
        table = receivers;
        Latency = latency;
    }

    private unsafe void SendMany(Worker worker, SimDuration after, ReadOnlySpan<int> indices, in T message)
    {
        var arrival = ArrivalAfter(worker, after);
        var shared = BlocksInMail.BeginMulticast(worker, Owner, in message);
        var outbound = worker.Outbound;
        var firstKey = Owner.NextKey;
        foreach (var index in indices)
        {
            if (outbound is not null && outbound.IsRemote(table!.AddressOf(index).Receiver))
            {
                // Crosses once for its partition, below; its sequence number is taken here.
                Owner.NextKey++;
                continue;
            }

            var payload = Post(worker, arrival, index, message);
            if (MessageLayout<T>.HoldsBlocks)
            {
                shared.HandTo(table![index].Owner, payload);
            }
        }

        for (var partition = 0; partition < (outbound?.Partitions ?? 0); partition++)
        {
            SendAcross(outbound!, partition, arrival, firstKey, indices, message, ref shared);
        }
    }

    /// <summary>Sends one record, with a list of receivers, to a partition that holds some of them.</summary>
    private unsafe void SendAcross(
        Outbound outbound, int partition, long arrival, ulong firstKey, ReadOnlySpan<int> indices, in T message, ref BlocksInMail.Multicast<T> shared)
    {
        Span<MulticastReceiver> receivers = stackalloc MulticastReceiver[Multicast.MostReceivers];
        var count = 0;
        for (var i = 0; i < indices.Length; i++)
        {
            var receiver = table!.AddressOf(indices[i]).Receiver;
            if (outbound.IsRemote(receiver) && outbound.PartitionOf(receiver) == partition)
            {
                receivers[count++] = new MulticastReceiver(indices[i], i);
            }

            if (count == receivers.Length || (count > 0 && i == indices.Length - 1))
            {
                var mail = Multicast.Begin(outbound, partition, Owner, Owner.Senders.IndexOf(this), MessageLayout<T>.PayloadWords, count);
                mail->Time = arrival;
                mail->Key = firstKey;
                mail->Tag = Mail.TagOf(0, MessageLayout<T>.PayloadWords, background: false, MessageLayout<T>.HoldsBlocks, self: false);
                receivers[..count].CopyTo(Multicast.Receivers(mail));
                MessageLayout<T>.Store((byte*)(mail + 1), message);
                shared.HandTo(Owner, (byte*)(mail + 1));
                count = 0;
            }
        }
    }

    private unsafe byte* Post(Worker worker, long arrival, int index, in T message)
    {
        var (receiver, tag) = table!.AddressOf(index);
        var payload = worker.Post(Owner, arrival, receiver, tag, MessageLayout<T>.PayloadWords);
        MessageLayout<T>.Store(payload, message);
        return payload;
    }
}
