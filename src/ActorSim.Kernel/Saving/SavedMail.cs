using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorSim.Kernel;

/// <summary>Undelivered mail in a saved run: records in the order (time, key), with numbers in the place of handles.</summary>
internal static unsafe class SavedMail
{
    private static readonly Comparison<long> ByOrder = (left, right) =>
        ((Mail*)left)->Precedes(*(Mail*)right) ? -1 : ((Mail*)right)->Precedes(*(Mail*)left) ? 1 : 0;

    public static void Write(Simulation simulation, Actor[] actors, RunWriter to, BlockWriter blocks)
    {
        var records = new List<long>();
        simulation.VisitMail(mail => records.Add((long)mail));

        // No two have the same key: each delivery has a sequence number of its own.
        records.Sort(ByOrder);
        to.WriteCount(records.Count);
        var copy = stackalloc byte[Mail.HeaderBytes + MessageLayout.LargestMessageBytes];
        foreach (var record in CollectionsMarshal.AsSpan(records))
        {
            var mail = (Mail*)copy;
            Unsafe.CopyBlock(mail, (Mail*)record, (uint)((Mail*)record)->Bytes);
            foreach (var offset in BlockOffsets(mail, actors))
            {
                var handle = copy + Mail.HeaderBytes + offset;
                Unsafe.WriteUnaligned(handle, blocks.NumberOf(Unsafe.ReadUnaligned<Block>(handle)));
            }

            to.WriteCount(mail->Bytes);
            to.WriteBytes(new ReadOnlySpan<byte>(mail, mail->Bytes));
        }
    }

    public static void Read(Simulation simulation, Actor[] actors, RunReader from, BlockReader blocks)
    {
        var copy = stackalloc byte[Mail.HeaderBytes + MessageLayout.LargestMessageBytes];
        var mail = (Mail*)copy;
        for (var count = from.ReadCount(); count > 0; count--)
        {
            var bytes = from.ReadIndex(Mail.HeaderBytes + MessageLayout.LargestMessageBytes + 1);
            from.ReadBytes(new Span<byte>(mail, bytes));
            if (bytes < Mail.HeaderBytes || mail->Bytes != bytes || !Fits(mail, actors))
            {
                throw RunReader.Damaged();
            }

            foreach (var offset in BlockOffsets(mail, actors))
            {
                var handle = copy + Mail.HeaderBytes + offset;
                Unsafe.WriteUnaligned(handle, blocks.HandleOf(Unsafe.ReadUnaligned<ulong>(handle)));
            }

            simulation.PostSaved(mail);
        }
    }

    /// <summary>Whether there is such a receiver, and it takes as many words.</summary>
    private static bool Fits(Mail* mail, Actor[] actors) =>
        (uint)mail->Receiver < (uint)actors.Length
        && mail->Receptor < actors[mail->Receiver].Receptors.Length
        && actors[mail->Receiver].Receptors[mail->Receptor].Layout is var layout
        && mail->Words == (layout?.Words ?? 0)
        && mail->HoldsBlocks == (layout?.BlockOffsets.Length > 0);

    private static int[] BlockOffsets(Mail* mail, Actor[] actors) =>
        mail->HoldsBlocks ? actors[mail->Receiver].Receptors[mail->Receptor].Layout!.BlockOffsets : [];
}
