using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ActorSim.Kernel;

/// <summary>
/// The mail of one window, grouped by receiver and put in order within each group. Everything in a
/// window is known when it starts, so no priority queue is needed: a counting sort by receiver, then
/// a sort of each receiver's few records. Windows with little mail are sorted directly; where every receiver
/// has one record, as among clocked neighbours, nothing is sorted.
/// </summary>
internal sealed unsafe class WindowMail
{
    /// <summary>Up to so many records are sorted by insertion, which needs no table.</summary>
    private const int FewRecords = 24;

    /// <summary>Up to so many records for one receiver are sorted by counting, more by comparing.</summary>
    private const int SomeRecords = 16;

    /// <summary>Fewer actors than this fit the cache, in any order.</summary>
    private const int ManyActors = 4096;

    /// <summary>With mail for one receiver in so many, looking through all of them costs little.</summary>
    private const int DenseShare = 16;

    private static readonly Comparison<long> ByOrder = (left, right) =>
        ((Mail*)left)->Precedes(*(Mail*)right) ? -1 : ((Mail*)right)->Precedes(*(Mail*)left) ? 1 : 0;

    private readonly int[] counts;
    private long[] gathered = GC.AllocateUninitializedArray<long>(256, pinned: true);
    private int[] receivers = new int[256];
    private long[] sorted = GC.AllocateUninitializedArray<long>(256, pinned: true);
    private int[] groupReceivers = new int[257];
    private int[] groupEnds = new int[256];
    private bool counting;
    private bool oneEach;

    public WindowMail(int actors) => counts = new int[actors];

    /// <summary>How many records the window holds.</summary>
    public int Count { get; private set; }

    /// <summary>How many receivers have mail; valid after <see cref="Group"/>.</summary>
    public int Groups { get; private set; }

    public void Clear()
    {
        Count = 0;
        Groups = 0;
        counting = false;
    }

    /// <summary>Takes in a chain of pages, except records at or behind <paramref name="end"/>, which go back to the wheel.</summary>
    public void Gather(MailPage* first, byte* chainEnd, long end, MailWheel wheel)
    {
        for (var page = first; page != null; page = page->Next)
        {
            if (Count + MailPage.MostRecords > gathered.Length)
            {
                Grow();
            }

            if (counting)
            {
                GatherAndCount(page, MailWheel.PageEnd(page, chainEnd), end, wheel);
                continue;
            }

            GatherOnly(page, MailWheel.PageEnd(page, chainEnd), end, wheel);
            if (Count > FewRecords)
            {
                counting = true;
                for (var i = 0; i < Count; i++)
                {
                    CountReceiver(i, ((Mail*)gathered[i])->Receiver);
                }
            }
        }
    }

    /// <summary>Groups what was gathered by receiver; the order of groups means nothing.</summary>
    public void Group()
    {
        oneEach = counting && Groups == Count;
        if (oneEach)
        {
            ForgetCounts();
        }
        else if (counting)
        {
            CountingSort();
        }
        else
        {
            SortFew();
        }
    }

    /// <summary>The number of the actor that receives group <paramref name="index"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Receiver(int index) => groupReceivers[index];

    /// <summary>The records of group <paramref name="index"/>, in the order of delivery.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long* Records(int index, out int count)
    {
        if (oneEach)
        {
            count = 1;
            return (long*)Marshal.UnsafeAddrOfPinnedArrayElement(gathered, index);
        }

        var start = index == 0 ? 0 : groupEnds[index - 1];
        count = groupEnds[index] - start;
        var records = (long*)Marshal.UnsafeAddrOfPinnedArrayElement(sorted, start);
        if (count > 1 && counting)
        {
            SortByOrder(records, count);
        }

        return records;
    }

    /// <summary>Where a record of group <paramref name="index"/> lies, without looking at it.</summary>
    public long FirstRecord(int index) => oneEach ? gathered[index] : sorted[index == 0 ? 0 : groupEnds[index - 1]];

    private void GatherOnly(MailPage* page, byte* pageEnd, long end, MailWheel wheel)
    {
        for (var at = MailPage.Begin(page); at < pageEnd; at += ((Mail*)at)->Bytes)
        {
            var mail = (Mail*)at;
            if (mail->Time < end)
            {
                gathered[Count++] = (long)mail;
            }
            else
            {
                PutBack(mail, wheel);
            }
        }
    }

    private void GatherAndCount(MailPage* page, byte* pageEnd, long end, MailWheel wheel)
    {
        for (var at = MailPage.Begin(page); at < pageEnd; at += ((Mail*)at)->Bytes)
        {
            var mail = (Mail*)at;
            if (mail->Time < end)
            {
                gathered[Count] = (long)mail;
                CountReceiver(Count++, mail->Receiver);
            }
            else
            {
                PutBack(mail, wheel);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CountReceiver(int index, int receiver)
    {
        // Whether a receiver is met for the first time is anybody's guess: no branch, which would be guessed wrongly.
        receivers[index] = receiver;
        ref var count = ref counts[receiver];
        groupReceivers[Groups] = receiver;
        Groups += count == 0 ? 1 : 0;
        count++;
    }

    private static void PutBack(Mail* mail, MailWheel wheel)
    {
        var bytes = mail->Bytes;
        NativeMemory.Copy(mail, wheel.Append(mail->Time, bytes), (nuint)bytes);
    }

    private void Grow()
    {
        var room = gathered.Length * 2;
        var larger = GC.AllocateUninitializedArray<long>(room, pinned: true);
        gathered.CopyTo(larger, 0);
        gathered = larger;
        sorted = GC.AllocateUninitializedArray<long>(room, pinned: true);
        Array.Resize(ref receivers, room);
        Array.Resize(ref groupReceivers, room + 1);
        groupEnds = new int[room];
    }

    private void SortFew()
    {
        for (var i = 0; i < Count; i++)
        {
            var mail = (Mail*)gathered[i];
            var at = i;
            while (at > 0 && ComesBefore(mail, (Mail*)sorted[at - 1]))
            {
                sorted[at] = sorted[at - 1];
                at--;
            }

            sorted[at] = (long)mail;
        }

        for (var i = 1; i <= Count; i++)
        {
            var receiver = ((Mail*)sorted[i - 1])->Receiver;
            if (i == Count || ((Mail*)sorted[i])->Receiver != receiver)
            {
                groupReceivers[Groups] = receiver;
                groupEnds[Groups++] = i;
            }
        }
    }

    private void CountingSort()
    {
        if (counts.Length >= ManyActors && Groups >= counts.Length / DenseShare)
        {
            ListReceiversInOrder();
        }

        // From counts to the place of each receiver's first record.
        var start = 0;
        for (var group = 0; group < Groups; group++)
        {
            var receiver = groupReceivers[group];
            var count = counts[receiver];
            counts[receiver] = start;
            start += count;
        }

        // Each record to its place; the places move on to each group's end.
        for (var i = 0; i < Count; i++)
        {
            sorted[counts[receivers[i]]++] = gathered[i];
        }

        for (var group = 0; group < Groups; group++)
        {
            var receiver = groupReceivers[group];
            groupEnds[group] = counts[receiver];
            counts[receiver] = 0;
        }
    }

    private void ForgetCounts()
    {
        for (var group = 0; group < Groups; group++)
        {
            counts[groupReceivers[group]] = 0;
        }
    }

    /// <summary>
    /// Where much of a large system has mail, receivers are run in the order of their numbers, in which they were most
    /// likely built: memory is then walked through instead of jumped about in.
    /// </summary>
    private void ListReceiversInOrder()
    {
        Groups = 0;
        for (var receiver = 0; receiver < counts.Length; receiver++)
        {
            if (counts[receiver] != 0)
            {
                groupReceivers[Groups++] = receiver;
            }
        }
    }

    private static void SortByOrder(long* records, int count)
    {
        if (count == 2)
        {
            var (first, second) = (records[0], records[1]);
            var inOrder = !((Mail*)second)->Precedes(*(Mail*)first);
            records[0] = inOrder ? first : second;
            records[1] = inOrder ? second : first;
        }
        else if (count <= SomeRecords)
        {
            SortByRank(records, count);
        }
        else
        {
            new Span<long>(records, count).Sort(ByOrder);
        }
    }

    /// <summary>
    /// Counts how many records precede each: more comparisons than sorting by insertion, but no branch depends on them,
    /// and so none is guessed wrongly.
    /// </summary>
    [SkipLocalsInit]
    private static void SortByRank(long* records, int count)
    {
        var unsorted = stackalloc long[SomeRecords];
        var ranks = stackalloc int[SomeRecords];
        for (var i = 0; i < count; i++)
        {
            var mail = (Mail*)records[i];
            var rank = i;
            for (var j = 0; j < i; j++)
            {
                var comesFirst = mail->Precedes(*(Mail*)unsorted[j]) ? 1 : 0;
                rank -= comesFirst;
                ranks[j] += comesFirst;
            }

            unsorted[i] = (long)mail;
            ranks[i] = rank;
        }

        for (var i = 0; i < count; i++)
        {
            records[ranks[i]] = unsorted[i];
        }
    }

    private static bool ComesBefore(Mail* left, Mail* right) =>
        left->Receiver != right->Receiver ? left->Receiver < right->Receiver : left->Precedes(*right);
}
