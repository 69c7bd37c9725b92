using System.Numerics;
using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>
/// Mail that is not due yet, by window. Time is cut into windows of one width; the wheel has eight
/// levels of 256 slots. Level 0 holds the windows of the current block of 256, one slot each; a slot
/// of level 1 holds 256 windows, of level 2 65,536, and so on to the end of time. When the current
/// window moves into a slot of a higher level, the mail of that slot is dealt out to lower levels.
/// Appending costs the same however full the wheel is and however far away the time is, and empty
/// stretches are skipped by bit maps: dense and sparse stretches of time both stay cheap.
/// </summary>
/// <remarks>
/// An index of a window is read as eight digits of eight bits. Mail goes to the level of the highest
/// digit in which its window differs from the current one: a radix tree around "now".
/// Finding the next time never moves the wheel; only <see cref="MoveTo"/> does, and only to a window
/// that is about to run, so mail from outside can never fall behind it.
/// </remarks>
internal sealed unsafe class MailWheel
{
    private const int DigitBits = 8;
    private const int SlotsPerLevel = 1 << DigitBits;
    private const int Levels = 64 / DigitBits;
    private const int MapWords = SlotsPerLevel / 64;

    private readonly Slot[] slotMemory = GC.AllocateArray<Slot>(Levels * SlotsPerLevel, pinned: true);
    private readonly ulong[] occupied = new ulong[Levels * MapWords];
    private readonly Slot* slots;
    private readonly PagePool pages;
    private readonly WindowWidth width;
    private long current;

    // Much mail is sent to one time: where it went last.
    private long lastTime = -1;
    private Slot* lastSlot;
    private int lastIndex;

    public MailWheel(WindowWidth width, PagePool pages)
    {
        this.width = width;
        this.pages = pages;
        slots = (Slot*)Unsafe.AsPointer(ref slotMemory[0]);
    }

    /// <summary>Bytes of memory that the wheel and its mail take.</summary>
    public long Bytes => pages.Bytes + (slotMemory.LongLength * sizeof(Slot));

    /// <summary>Makes room for a record of <paramref name="bytes"/> bytes that is due at <paramref name="time"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Mail* Append(long time, int bytes)
    {
        if (time != lastTime)
        {
            FindSlot(time);
        }

        var slot = lastSlot;
        var record = slot->Write;
        if (record + bytes > slot->Limit)
        {
            record = AddPage(slot, lastIndex, time);
        }

        slot->Write = record + bytes;
        return (Mail*)record;
    }

    /// <summary>The time of the earliest mail, or <see cref="long.MaxValue"/> if there is none.</summary>
    public long EarliestTime()
    {
        for (var level = 0; level < Levels; level++)
        {
            for (var word = 0; word < MapWords; word++)
            {
                var bits = occupied[(level * MapWords) + word];
                if (bits != 0)
                {
                    return slots[(level * SlotsPerLevel) + (word * 64) + BitOperations.TrailingZeroCount(bits)].Earliest;
                }
            }
        }

        return long.MaxValue;
    }

    /// <summary>Makes <paramref name="window"/> the current one; no mail may be due before it.</summary>
    public void MoveTo(long window)
    {
        var differing = (ulong)(window ^ current);
        current = window;
        lastTime = -1;
        var level = BitOperations.Log2(differing | 1) >> 3;
        if (level == 0)
        {
            return;
        }

        var index = (level << DigitBits) + (int)((window >> (level * DigitBits)) & (SlotsPerLevel - 1));
        for (var page = Detach(index, out var end); page != null;)
        {
            for (var at = MailPage.Begin(page); at < PageEnd(page, end);)
            {
                var mail = (Mail*)at;
                var bytes = mail->Bytes;
                Unsafe.CopyBlock(Append(mail->Time, bytes), mail, (uint)bytes);
                at += bytes;
            }

            var next = page->Next;
            pages.Return(page);
            page = next;
        }
    }

    /// <summary>Takes all mail of the current window out of the wheel, as a chain of pages.</summary>
    /// <param name="end">Behind the last record of the last page.</param>
    public MailPage* TakeCurrent(out byte* end) => Detach((int)(current & (SlotsPerLevel - 1)), out end);

    /// <summary>Behind the last record of <paramref name="page"/>, where the chain ends at <paramref name="chainEnd"/>.</summary>
    public static byte* PageEnd(MailPage* page, byte* chainEnd) => page->Next == null ? chainEnd : page->End;

    /// <summary>Visits all mail in the wheel, in no particular order.</summary>
    public void ForEach(MailVisitor visit)
    {
        for (var index = 0; index < Levels * SlotsPerLevel; index++)
        {
            for (var page = slots[index].First; page != null; page = page->Next)
            {
                var end = page->Next == null ? slots[index].Write : page->End;
                for (var at = MailPage.Begin(page); at < end; at += ((Mail*)at)->Bytes)
                {
                    visit((Mail*)at);
                }
            }
        }
    }

    /// <summary>Takes back a chain of pages whose mail is no longer needed.</summary>
    public void Return(MailPage* chain)
    {
        while (chain != null)
        {
            var next = chain->Next;
            pages.Return(chain);
            chain = next;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FindSlot(long time)
    {
        var window = width.IndexOf(time);
        var level = (BitOperations.Log2((ulong)(window ^ current) | 1) >> 3) << DigitBits;
        lastIndex = level + (int)((window >> (level >> (DigitBits - 3))) & (SlotsPerLevel - 1));
        lastSlot = slots + lastIndex;
        lastTime = time;
        if (time < lastSlot->Earliest)
        {
            lastSlot->Earliest = time;
        }
    }

    private MailPage* Detach(int index, out byte* end)
    {
        var slot = slots + index;
        var first = slot->First;
        end = slot->Write;
        *slot = default;
        occupied[index >> 6] &= ~(1UL << (index & 63));
        return first;
    }

    private byte* AddPage(Slot* slot, int index, long time)
    {
        var page = pages.Take();
        if (slot->First == null)
        {
            slot->First = page;
            slot->Earliest = time;
            occupied[index >> 6] |= 1UL << (index & 63);
        }
        else
        {
            slot->Last->Next = page;
            slot->Last->End = slot->Write;
        }

        slot->Last = page;
        slot->Limit = (byte*)page + PagePool.PageBytes;
        return MailPage.Begin(page);
    }

    private struct Slot
    {
        public MailPage* First;
        public MailPage* Last;
        public byte* Write;
        public byte* Limit;
        public long Earliest;
    }
}
