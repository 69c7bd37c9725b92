namespace ActorSim.Kernel;

/// <summary>Records one after another, in pages from a pool; all are forgotten at once.</summary>
internal sealed unsafe class MailChain(PagePool pages)
{
    private MailPage* first;
    private MailPage* last;
    private byte* write;

    public bool IsEmpty => first == null;

    /// <summary>Room for a record, to be filled in by the caller.</summary>
    public Mail* Reserve(int bytes)
    {
        if (last == null || write + bytes > (byte*)last + PagePool.PageBytes)
        {
            AddPage();
        }

        var record = (Mail*)write;
        write += bytes;
        return record;
    }

    /// <summary>Visits the records in the order in which they came.</summary>
    public void ForEach(MailVisitor visit)
    {
        for (var page = first; page != null; page = page->Next)
        {
            var end = MailWheel.PageEnd(page, write);
            for (var at = MailPage.Begin(page); at < end; at += ((Mail*)at)->Bytes)
            {
                visit((Mail*)at);
            }
        }
    }

    /// <summary>Forgets the records; pointers to them are no longer valid.</summary>
    public void Reset()
    {
        while (first != null)
        {
            var next = first->Next;
            pages.Return(first);
            first = next;
        }

        last = null;
        write = null;
    }

    private void AddPage()
    {
        var page = pages.Take();
        if (first == null)
        {
            first = page;
        }
        else
        {
            last->Next = page;
            last->End = write;
        }

        last = page;
        write = MailPage.Begin(page);
    }
}
