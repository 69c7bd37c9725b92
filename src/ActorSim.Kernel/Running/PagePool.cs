using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>
/// The pages of one worker. Memory comes in pinned chunks that live as long as the pool, so pages
/// can be linked by address and cost the garbage collector nothing.
/// </summary>
internal sealed unsafe class PagePool
{
    /// <summary>Room for 31 records of 32 bytes; small, so that sparse slots stay in the cache.</summary>
    public const int PageBytes = 1024;

    private const int PagesPerChunk = 64;

    private readonly List<byte[]> chunks = [];
    private MailPage* free;

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
        // The chunk starts somewhere inside a cache line; one page more gives room to align.
        var chunk = GC.AllocateUninitializedArray<byte>((PagesPerChunk * PageBytes) + 64, pinned: true);
        chunks.Add(chunk);
        var start = (byte*)(((nint)Unsafe.AsPointer(ref chunk[0]) + 63) & ~63);
        for (var i = PagesPerChunk - 1; i >= 0; i--)
        {
            var page = (MailPage*)(start + (i * PageBytes));
            Return(page);
        }

        return free;
    }
}
