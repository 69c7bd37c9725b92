using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>
/// Pages of mail, for one thread at a time. Memory comes in pinned chunks that live as long as the pool, so pages
/// can be linked by address and cost the garbage collector nothing. The first chunks are small, since a system may
/// have many pools.
/// </summary>
internal sealed unsafe class PagePool
{
    /// <summary>Room for 31 records of 32 bytes; small, so that sparse slots stay in the cache.</summary>
    public const int PageBytes = 1024;

    private const int PagesInFirstChunk = 4;
    private const int MostPagesPerChunk = 64;

    private readonly List<byte[]> chunks = [];
    private MailPage* free;

    /// <summary>Bytes of memory that the pool took.</summary>
    public long Bytes => chunks.Sum(chunk => chunk.LongLength);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MailPage* Take()
    {
        var page = free;
        if (page == null)
        {
            page = TakeFromNewChunk();
        }

        free = page->Next;
        page->Next = null;
        return page;
    }

    /// <summary>Gives one page back.</summary>
    public void Return(MailPage* page)
    {
        page->Next = free;
        free = page;
    }

    private MailPage* TakeFromNewChunk()
    {
        // The chunk starts somewhere inside a cache line; one line more gives room to align.
        var pagesInChunk = Math.Min(MostPagesPerChunk, PagesInFirstChunk << Math.Min(chunks.Count, 8));
        var chunk = GC.AllocateUninitializedArray<byte>((pagesInChunk * PageBytes) + 64, pinned: true);
        chunks.Add(chunk);
        var start = (byte*)(((nint)Unsafe.AsPointer(ref chunk[0]) + 63) & ~63);
        for (var i = pagesInChunk - 1; i >= 0; i--)
        {
            var page = (MailPage*)(start + (i * PageBytes));
            Return(page);
        }

        return free;
    }
}
