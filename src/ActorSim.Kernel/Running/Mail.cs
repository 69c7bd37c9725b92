using System.Runtime.InteropServices;

namespace ActorSim.Kernel;

/// <summary>
/// One message under way: this header, followed in memory by its payload in whole words.
/// Mail lives in pages outside the reach of the garbage collector's moving and is never copied
/// between sending and delivery, except into a nearer slot of the <see cref="MailWheel"/>.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Mail
{
    /// <summary>Bytes of the header.</summary>
    public const int HeaderBytes = 24;

    /// <summary>Phases 0 to 15 fit the key.</summary>
    public const int LargestPhase = 15;

    /// <summary>Senders (feeds and actors together) that fit the key.</summary>
    public const int LargestSender = (1 << 24) - 1;

    /// <summary>In-ports, self-ports and wakes of one actor that fit the tag.</summary>
    public const int LargestReceptor = (1 << 20) - 1;

    /// <summary>Deliveries that one sender can cause in a run: 2³⁶, some 69 billion.</summary>
    public const ulong LargestSequence = (1UL << SenderShift) - 1;

    private const int SenderShift = 36;
    private const int PhaseShift = 60;
    private const int ReceptorShift = 12;
    private const uint WordsMask = 0xFF;
    private const uint BackgroundBit = 1 << 8;
    private const uint BlocksBit = 1 << 9;
    private const uint SelfBit = 1 << 10;

    /// <summary>When it arrives, in picoseconds.</summary>
    public long Time;

    /// <summary>Phase, sender and sequence number in one number that compares in this order.</summary>
    public ulong Key;

    /// <summary>The index of the receiving actor.</summary>
    public int Receiver;

    /// <summary>Receptor index, flags and payload words.</summary>
    public uint Tag;

    public readonly int Phase => (int)(Key >> PhaseShift);

    public readonly int Sender => (int)(Key >> SenderShift) & LargestSender;

    public readonly ulong Sequence => Key & LargestSequence;

    public readonly int Words => (int)(Tag & WordsMask);

    public readonly int Receptor => (int)(Tag >> ReceptorShift);

    public readonly bool IsBackground => (Tag & BackgroundBit) != 0;

    public readonly bool HoldsBlocks => (Tag & BlocksBit) != 0;

    public readonly bool IsToSelf => (Tag & SelfBit) != 0;

    public readonly int Bytes => HeaderBytes + (Words * 8);

    public static ulong KeyOf(int phase, int sender, ulong sequence) =>
        ((ulong)phase << PhaseShift) | ((ulong)sender << SenderShift) | sequence;

    public static uint TagOf(int receptor, int words, bool background, bool blocks, bool self) =>
        ((uint)receptor << ReceptorShift) | (uint)words
        | (background ? BackgroundBit : 0) | (blocks ? BlocksBit : 0) | (self ? SelfBit : 0);

    /// <summary>Whether this mail is delivered before <paramref name="other"/> to the same actor.</summary>
    public readonly bool Precedes(in Mail other) =>
        Time == other.Time ? Key < other.Key : Time < other.Time;
}
