namespace ActorSim.Kernel;

/// <summary>Mail of one worker to actors of other partitions, as bytes with full keys, until the next round.</summary>
internal sealed unsafe class Outbound
{
    private readonly int[] partitionOf;
    private readonly int own;
    private readonly List<(byte[] Page, int Used)>[] full;
    private readonly byte[][] open;
    private readonly int[] used;

    public Outbound(int[] partitionOf, int own, int partitions)
    {
        this.partitionOf = partitionOf;
        this.own = own;
        full = new List<(byte[], int)>[partitions];
        open = new byte[partitions][];
        used = new int[partitions];
        for (var i = 0; i < partitions; i++)
        {
            full[i] = [];
            open[i] = NewPage();
        }
    }

    private const int PageBytes = 1 << 14;

    public int Partitions => open.Length;

    public bool IsRemote(int actor) => partitionOf[actor] != own;

    public int PartitionOf(int actor) => partitionOf[actor];

    public Outbound ForAnotherWorker() => new(partitionOf, own, open.Length);

    /// <summary>Room for a record to the partition of <paramref name="receiver"/>.</summary>
    public Mail* Append(int receiver, int bytes) => AppendTo(partitionOf[receiver], bytes);

    public Mail* AppendTo(int partition, int bytes)
    {
        if (used[partition] + bytes > PageBytes)
        {
            full[partition].Add((open[partition], used[partition]));
            open[partition] = NewPage();
            used[partition] = 0;
        }

        var at = (byte*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(open[partition], used[partition]);
        used[partition] += bytes;
        return (Mail*)at;
    }

    /// <summary>Visits the records for one partition in the order in which they were stored, then forgets them.</summary>
    public void Drain(int partition, MailVisitor visit)
    {
        foreach (var (page, length) in full[partition])
        {
            Visit(page, length, visit);
        }

        Visit(open[partition], used[partition], visit);
        full[partition].Clear();
        used[partition] = 0;
    }

    private static void Visit(byte[] page, int length, MailVisitor visit)
    {
        for (var at = 0; at < length;)
        {
            var mail = (Mail*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(page, at);
            at += Multicast.BytesOf(mail);
            visit(mail);
        }
    }

    private static byte[] NewPage() => GC.AllocateUninitializedArray<byte>(PageBytes, pinned: true);
}
