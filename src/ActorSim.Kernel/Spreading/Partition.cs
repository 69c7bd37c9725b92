using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>
/// This process's part in a run that is spread over several: sends what leaves, takes in what comes,
/// and agrees with the others on where each region stands, once per round.
/// </summary>
internal sealed unsafe class Partition
{
    private readonly IPartitionExchange exchange;
    private readonly Actor[] actors;
    private readonly int[] partitionOf;
    private readonly MemoryStream[] batches;
    private readonly ReadOnlyMemory<byte>[] outgoing;

    public Partition(IPartitionExchange exchange, Actor[] actors, int[] partitionOf)
    {
        this.exchange = exchange;
        this.actors = actors;
        this.partitionOf = partitionOf;
        batches = new MemoryStream[exchange.Count];
        outgoing = new ReadOnlyMemory<byte>[exchange.Count];
        for (var i = 0; i < batches.Length; i++)
        {
            batches[i] = new MemoryStream();
        }
    }

    public bool IsOwn(int actor) => partitionOf[actor] == exchange.Own;

    public bool IsIn(int partition, int actor) => partitionOf[actor] == partition;

    public Outbound NewOutbound() => new(partitionOf, exchange.Own, exchange.Count);

    /// <summary>
    /// Sends the mail of the last round with the own state, and returns everybody's state, merged. The bounds know
    /// afterwards when the earliest mail of every region is due.
    /// </summary>
    public RoundState Agree(RoundState own, RoundRunner runner)
    {
        var earliest = runner.Bounds.Earliest;
        for (var region = 0; region < earliest.Length; region++)
        {
            if (!runner.Runs(region))
            {
                earliest[region] = long.MaxValue;
            }
        }

        // Mail first, because the state has to count what is in transit.
        for (var p = 0; p < exchange.Count; p++)
        {
            batches[p].SetLength(0);
            for (var w = 0; w < runner.Workers.Count && p != exchange.Own; w++)
            {
                var (worker, batch) = (runner.Workers[w], batches[p]);
                worker.Outbound!.Drain(p, mail =>
                {
                    own.Earliest = Math.Min(own.Earliest, mail->Time);
                    own.ForegroundLeft |= !mail->IsBackground;
                    NoteArrival(mail, earliest, runner.Map.RegionOf);
                    WriteMail(batch, mail, worker);
                });
            }
        }

        var state = StateBytes(own, earliest);
        var incoming = Round(p => [.. state, .. batches[p].GetBuffer().AsSpan(0, (int)batches[p].Length)]);
        for (var p = 0; p < exchange.Count; p++)
        {
            if (p != exchange.Own)
            {
                own.Merge(ReadState(incoming[p].Span, earliest, out var read));
                ReadMail(incoming[p].Span[read..], runner);
            }
        }

        return own;
    }

    /// <summary>Gives everybody some bytes and returns everybody's, the own ones included.</summary>
    public ReadOnlyMemory<byte>[] Share(byte[] own)
    {
        var incoming = Round(_ => own);
        incoming[exchange.Own] = own;
        return incoming;
    }

    private ReadOnlyMemory<byte>[] Round(Func<int, byte[]> piece)
    {
        for (var p = 0; p < exchange.Count; p++)
        {
            outgoing[p] = p == exchange.Own ? default : piece(p);
        }

        return exchange.Exchange(outgoing);
    }

    /// <summary>Mail in transit counts for the regions where it arrives.</summary>
    private void NoteArrival(Mail* mail, long[] earliest, ReadOnlySpan<int> regionOf)
    {
        if (!Multicast.Is(mail))
        {
            Note(mail->Receiver, regionOf);
            return;
        }

        var targets = actors[Multicast.Sender(mail)].Senders[Multicast.Port(mail)].Targets;
        foreach (var (index, _) in Multicast.Receivers(mail))
        {
            Note(targets[index].Owner.Index, regionOf);
        }

        void Note(int receiver, ReadOnlySpan<int> regionOf) =>
            earliest[regionOf[receiver]] = Math.Min(earliest[regionOf[receiver]], mail->Time);
    }

    private static byte[] StateBytes(in RoundState state, long[] earliest)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(state.Earliest);
        writer.Write(state.ForegroundLeft);
        writer.Write(state.LastDelivery);
        writer.Write(state.LastForegroundDelivery);
        writer.Write(state.EarliestStop);
        writer.Write(state.Cancelled);
        writer.Write(state.Furthest);
        Array.ForEach(earliest, writer.Write);
        writer.Write(state.Failure is not null);
        if (state.Failure is { } failure)
        {
            writer.Write(failure.Time.Picoseconds);
            writer.Write(failure.Phase);
            writer.Write(failure.ActorIndex);
            writer.Write(failure.Path);
            writer.Write(failure.Port);
            writer.Write(failure.Message);
            writer.Write(failure.Exception.Message);
        }

        writer.Flush();
        return stream.ToArray();
    }

    private static RoundState ReadState(ReadOnlySpan<byte> bytes, long[] earliest, out int read)
    {
        using var stream = new MemoryStream(bytes.ToArray());
        using var reader = new BinaryReader(stream);
        var state = new RoundState
        {
            Earliest = reader.ReadInt64(),
            ForegroundLeft = reader.ReadBoolean(),
            LastDelivery = reader.ReadInt64(),
            LastForegroundDelivery = reader.ReadInt64(),
            EarliestStop = reader.ReadInt64(),
            Cancelled = reader.ReadBoolean(),
            Furthest = reader.ReadInt64(),
        };
        for (var region = 0; region < earliest.Length; region++)
        {
            earliest[region] = Math.Min(earliest[region], reader.ReadInt64());
        }

        if (reader.ReadBoolean())
        {
            var time = SimTime.FromPicoseconds(reader.ReadInt64());
            var phase = reader.ReadInt32();
            var actor = reader.ReadInt32();
            state.Failure = new ActorFailure(
                time, phase, reader.ReadString(), reader.ReadString(), reader.ReadString(), new RemoteFailureException(reader.ReadString()))
            { ActorIndex = actor };
        }

        read = (int)stream.Position;
        return state;
    }

    /// <summary>A record, then the contents of its blocks, whose handles mean nothing elsewhere.</summary>
    private void WriteMail(MemoryStream batch, Mail* mail, Worker worker)
    {
        batch.Write(new ReadOnlySpan<byte>(mail, Multicast.BytesOf(mail)));
        if (!mail->HoldsBlocks)
        {
            return;
        }

        var holder = Multicast.Is(mail) ? actors[Multicast.Sender(mail)] : actors[mail->Receiver];
        foreach (var offset in LayoutOf(mail).BlockOffsets)
        {
            var block = Unsafe.ReadUnaligned<Block>((byte*)(mail + 1) + offset);
            if (!block.IsNone)
            {
                // The complement of the length marks what may only be read.
                var contents = worker.Blocks.Read(holder.Index, block);
                batch.Write(BitConverter.GetBytes(worker.Blocks.IsReadOnly(holder.Index, block) ? ~contents.Length : contents.Length));
                batch.Write(contents);
                worker.Blocks.GiveBack(holder.Index, block);
            }
        }
    }

    private void ReadMail(ReadOnlySpan<byte> bytes, RoundRunner runner)
    {
        fixed (byte* start = bytes)
        {
            for (var at = start; at < start + bytes.Length;)
            {
                var mail = (Mail*)at;
                at += Multicast.BytesOf(mail);
                if (Multicast.Is(mail))
                {
                    Expand(mail, at, runner);
                }
                else
                {
                    TakeBlocks(runner.PostFromOutside(mail), at, runner.Main, shared: null);
                }

                at += BlockBytes(mail, at);
            }
        }
    }

    private void Expand(Mail* mail, byte* blocks, RoundRunner runner)
    {
        var targets = actors[Multicast.Sender(mail)].Senders[Multicast.Port(mail)].Targets;
        var single = stackalloc byte[Mail.HeaderBytes + MessageLayout.LargestMessageBytes];
        Unsafe.CopyBlock(single, mail, (uint)mail->Bytes);
        var one = (Mail*)single;
        var shared = mail->HoldsBlocks ? new BlockStorage?[MessageLayout.LargestMessageBytes / 8] : null;
        foreach (var (index, offset) in Multicast.Receivers(mail))
        {
            var receptor = targets[index];
            one->Receiver = receptor.Owner.Index;
            one->Key = mail->Key + (ulong)offset;
            one->Tag = Mail.TagOf(receptor.Index, mail->Words, mail->IsBackground, mail->HoldsBlocks, self: false);
            TakeBlocks(runner.PostFromOutside(one), blocks, runner.Main, shared);
        }
    }

    /// <summary>Gives the receiver of a record handles of its own; <paramref name="shared"/> keeps the storage of a multicast.</summary>
    private void TakeBlocks(Mail* mail, byte* contents, Worker worker, BlockStorage?[]? shared)
    {
        if (!mail->HoldsBlocks)
        {
            return;
        }

        var offsets = LayoutOf(mail).BlockOffsets;
        for (var i = 0; i < offsets.Length; i++)
        {
            var handle = (byte*)(mail + 1) + offsets[i];
            if (Unsafe.ReadUnaligned<Block>(handle).IsNone)
            {
                continue;
            }

            var length = LengthOf(contents, out var readOnly);
            var bytes = new ReadOnlySpan<byte>(contents + sizeof(int), length);
            contents += sizeof(int) + length;
            BlockStorage storage;
            if (shared?[i] is { } known)
            {
                storage = known;
                storage.AddShares(1);
            }
            else
            {
                storage = worker.Blocks.NewStorage(bytes);
                storage.IsReadOnly = readOnly;
                if (shared is not null)
                {
                    shared[i] = storage;
                }
            }

            Unsafe.WriteUnaligned(handle, worker.Blocks.Register(mail->Receiver, storage));
        }
    }

    private static int LengthOf(byte* contents, out bool readOnly)
    {
        var length = *(int*)contents;
        readOnly = length < 0;
        return readOnly ? ~length : length;
    }

    private int BlockBytes(Mail* mail, byte* contents)
    {
        var total = 0;
        if (mail->HoldsBlocks)
        {
            foreach (var offset in LayoutOf(mail).BlockOffsets)
            {
                if (!Unsafe.ReadUnaligned<Block>((byte*)(mail + 1) + offset).IsNone)
                {
                    total += sizeof(int) + LengthOf(contents + total, out _);
                }
            }
        }

        return total;
    }

    private MessageLayout LayoutOf(Mail* mail) =>
        Multicast.Is(mail)
            ? actors[Multicast.Sender(mail)].Senders[Multicast.Port(mail)].Layout
            : actors[mail->Receiver].Receptors[mail->Receptor].Layout!;
}
