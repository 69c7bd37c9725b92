using System.Runtime.InteropServices;

namespace ActorSim.Kernel;

/// <summary>A page of mail: this header, then records one after another.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MailPage
{
    /// <summary>No page holds more records than this.</summary>
    public const int MostRecords = PagePool.PageBytes / Mail.HeaderBytes;

    /// <summary>The next page of the same slot, or null.</summary>
    public MailPage* Next;

    /// <summary>Behind the last record; kept up to date only for pages that are full.</summary>
    public byte* End;

    public static byte* Begin(MailPage* page) => (byte*)(page + 1);
}
