using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>
/// The running hash of what is delivered to an actor, and of a run: 64 bits, order-sensitive.
/// Two runs with equal fingerprints were the same simulation. Not meant against forgery.
/// </summary>
/// <remarks>
/// The mixing step is the folded 64 × 64 → 128-bit product of the wyhash and rapidhash family.
/// </remarks>
internal static class Fingerprint
{
    public const ulong Seed = 0x9E3779B97F4A7C15;

    private const ulong TimeSalt = 0xA0761D6478BD642F;
    private const ulong PortSalt = 0xE7037ED1A0B428DB;
    private const ulong PayloadSalt = 0x8EBC6AF09C88C6E3;
    private const ulong ChainSalt = 0x589965CC75374CC3;

    /// <summary>
    /// Leaves deliveries out, so that what the fingerprint costs can be measured; for nothing else. Read once by a process,
    /// from a switch of the application, so that the compiler removes the code of what is off.
    /// </summary>
    internal static readonly bool IsOff = AppContext.TryGetSwitch("ActorSim.Kernel.WithoutFingerprint", out var off) && off;

    /// <summary>Adds one number to a running hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Add(ulong hash, ulong value) => Fold(hash ^ ChainSalt, value ^ PayloadSalt);

    /// <summary>Adds one delivery without blocks to a running hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ulong AddDelivery(ulong hash, Mail* mail)
    {
        if (IsOff)
        {
            return hash;
        }

        // The parts below do not depend on the running hash, so that only one product is on its path.
        var mixed = Fold((ulong)mail->Time ^ TimeSalt, mail->Key ^ PortSalt) ^ (mail->Tag * TimeSalt);
        var payload = (ulong*)(mail + 1);
        var words = mail->Words;
        for (var i = 0; i < words; i++)
        {
            mixed = Fold(mixed ^ payload[i], PayloadSalt + (ulong)i);
        }

        return Fold(hash ^ ChainSalt, mixed ^ PortSalt);
    }

    /// <summary>Adds bytes, such as the contents of a block, to a running hash.</summary>
    public static ulong AddBytes(ulong hash, ReadOnlySpan<byte> bytes)
    {
        hash = Add(hash, (ulong)bytes.Length);
        while (bytes.Length >= 8)
        {
            hash = Add(hash, System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        ulong tail = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            tail |= (ulong)bytes[i] << (8 * i);
        }

        return bytes.Length == 0 ? hash : Add(hash, tail);
    }

    /// <summary>
    /// The high half of the product of two numbers, mixed with the low half, which is computed once more: it would
    /// otherwise take the way through memory.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong a, ulong b) => Math.BigMul(a, b, out _) ^ (a * b);
}
