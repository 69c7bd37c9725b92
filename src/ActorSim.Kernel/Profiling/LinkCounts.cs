namespace ActorSim.Kernel;

/// <summary>
/// How many messages went from each sender to each in-port: a hash table that grows with the links that are used,
/// up to a limit, behind which the messages of further links are counted together.
/// </summary>
internal sealed class LinkCounts
{
    /// <summary>Links that are counted apart: some 200 MB.</summary>
    public const int MostLinks = 1 << 22;

    private Entry[] entries;
    private int shift;

    /// <param name="expected">About how many links there are, if that is known.</param>
    public LinkCounts(int expected = 0)
    {
        var bits = Math.Max(10, int.Log2(Math.Min(expected, MostLinks)) + 2);
        entries = new Entry[1 << bits];
        shift = 64 - bits;
    }

    /// <summary>Links that carried a message.</summary>
    public int Count { get; private set; }

    /// <summary>Messages over links that found no room.</summary>
    public long Others { get; private set; }

    /// <summary>Bytes of memory that the table takes.</summary>
    public long Bytes => entries.LongLength * 24;

    /// <summary>The links with their messages, in no particular order.</summary>
    public IEnumerable<LinkCount> All
    {
        get
        {
            foreach (var entry in entries)
            {
                if (entry.Messages > 0)
                {
                    yield return new LinkCount((int)(entry.Ends >> 32), (int)(uint)entry.Ends, entry.Receptor, entry.Messages);
                }
            }
        }
    }

    /// <summary>Counts messages.</summary>
    /// <param name="sender">The number of the sender, feeds first.</param>
    /// <param name="receiver">The index of the receiving actor.</param>
    /// <param name="receptor">The number of its in-port.</param>
    /// <param name="messages">How many, ≥ 1.</param>
    public void Add(int sender, int receiver, int receptor, long messages = 1)
    {
        var ends = ((ulong)(uint)sender << 32) | (uint)receiver;
        var at = Find(ends, receptor);
        if (entries[at].Messages == 0 && !MakeRoom(ref at, ends, receptor))
        {
            Others += messages;
            return;
        }

        entries[at].Messages += messages;
    }

    /// <summary>Everything that several tables counted.</summary>
    public static LinkCounts Sum(IReadOnlyList<LinkCounts> tables)
    {
        // Links come in the order of their places; in a table that is much smaller they would all begin to pile up in one corner.
        var sum = new LinkCounts((int)Math.Min(MostLinks, tables.Sum(table => (long)table.Count)));
        foreach (var table in tables)
        {
            foreach (var link in table.All)
            {
                sum.Add(link.Sender, link.Receiver, link.Receptor, link.Messages);
            }

            sum.Others += table.Others;
        }

        return sum;
    }

    private int Find(ulong ends, int receptor)
    {
        var hash = (ends ^ ((ulong)(uint)receptor << 20)) * 0x9E3779B97F4A7C15;
        var at = (int)(hash >> shift);
        while (entries[at].Messages != 0 && (entries[at].Ends != ends || entries[at].Receptor != receptor))
        {
            at = (at + 1) & (entries.Length - 1);
        }

        return at;
    }

    private bool MakeRoom(ref int at, ulong ends, int receptor)
    {
        if (Count == MostLinks)
        {
            return false;
        }

        Count++;
        if (Count * 2 > entries.Length)
        {
            Grow();
            at = Find(ends, receptor);
        }

        entries[at].Ends = ends;
        entries[at].Receptor = receptor;
        return true;
    }

    private void Grow()
    {
        var old = entries;
        entries = new Entry[old.Length * 2];
        shift--;
        foreach (var entry in old)
        {
            if (entry.Messages > 0)
            {
                entries[Find(entry.Ends, entry.Receptor)] = entry;
            }
        }
    }

    private struct Entry
    {
        public ulong Ends;
        public long Messages;
        public int Receptor;
    }
}
