namespace ActorSim.Kernel;

/// <summary>The bytes of a block; shared by several entries once it was multicast, and read-only from then on.</summary>
internal sealed class BlockStorage(byte[] bytes)
{
    private int shares = 1;

    public byte[] Bytes { get; } = bytes;

    public int Length { get; set; }

    public bool IsReadOnly { get; set; }

    /// <summary>The hash of the contents, taken when the block was last sent.</summary>
    public ulong ContentHash { get; set; }

    public void HashContents() => ContentHash = Fingerprint.AddBytes(Fingerprint.Seed, Bytes.AsSpan(0, Length));

    public void AddShares(int more) => Interlocked.Add(ref shares, more);

    /// <summary>Takes one share away; true if it was the last.</summary>
    public bool Release() => Interlocked.Decrement(ref shares) == 0;

    public void Renew(int length)
    {
        shares = 1;
        Length = length;
        IsReadOnly = false;
        Bytes.AsSpan(0, length).Clear();
    }
}
