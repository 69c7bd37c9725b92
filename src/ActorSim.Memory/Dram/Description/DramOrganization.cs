using System.Numerics;

namespace ActorSim.Memory;

/// <summary>What a DRAM system consists of: channels, ranks, banks, rows, and the bus of each channel.</summary>
public sealed record DramOrganization
{
    // A controller numbers the banks of its channel in 16 bits.
    private const int MostBanks = short.MaxValue + 1;

    /// <summary>Channels, each with a bus and a controller of its own; a power of two.</summary>
    public required int Channels { get; init; }

    /// <summary>Ranks that share the bus of a channel; a power of two.</summary>
    public required int Ranks { get; init; }

    /// <summary>Bank groups of a rank; a power of two, 1 where the standard has none.</summary>
    public required int BankGroups { get; init; }

    /// <summary>Banks of a group; a power of two.</summary>
    public required int BanksPerGroup { get; init; }

    /// <summary>Rows of a bank; a power of two.</summary>
    public required int Rows { get; init; }

    /// <summary>Columns of a row, each as wide as a device; a power of two.</summary>
    public required int Columns { get; init; }

    /// <summary>Data pins of one device; a power of two.</summary>
    public required int DeviceBits { get; init; }

    /// <summary>Data wires of a channel; a power of two, at least <see cref="DeviceBits"/>.</summary>
    public required int BusBits { get; init; }

    /// <summary>Beats of a burst: what every wire carries for one column command; a power of two.</summary>
    public required int BurstLength { get; init; }

    /// <summary>Beats in a cycle of the command clock: 2 with double data rate, more where data has a faster clock of its own (GDDR6: 8).</summary>
    public int BeatsPerCycle { get; init; } = 2;

    /// <summary>Banks of a rank.</summary>
    public int Banks => BankGroups * BanksPerGroup;

    /// <summary>Devices that work together in a rank.</summary>
    public int DevicesPerRank => BusBits / DeviceBits;

    /// <summary>Cycles of the command clock for which a burst takes the bus.</summary>
    public int BurstCycles => BurstLength / BeatsPerCycle;

    /// <summary>Bytes of a request: one burst on all wires.</summary>
    public int RequestBytes => BusBits * BurstLength / 8;

    /// <summary>Requests that a row of all devices of a rank holds.</summary>
    public int RequestsPerRow => Columns / BurstLength;

    /// <summary>Bytes of all channels.</summary>
    public long Capacity => (long)Channels * Ranks * Banks * Rows * RequestsPerRow * RequestBytes;

    internal int ChannelBits => BitOperations.Log2((uint)Channels);

    internal int RankBits => BitOperations.Log2((uint)Ranks);

    internal int GroupBits => BitOperations.Log2((uint)BankGroups);

    internal int BankBits => BitOperations.Log2((uint)BanksPerGroup);

    internal int RowBits => BitOperations.Log2((uint)Rows);

    internal int ColumnBits => BitOperations.Log2((uint)RequestsPerRow);

    internal int OffsetBits => BitOperations.Log2((uint)RequestBytes);

    /// <summary>Throws when sizes are not possible or do not go together.</summary>
    /// <exception cref="DramDescriptionException">What is wrong, in a sentence.</exception>
    internal void Check()
    {
        RequirePowerOfTwo(nameof(Channels), Channels, "channels", 1024);
        RequirePowerOfTwo(nameof(Ranks), Ranks, "ranks", 64);
        RequirePowerOfTwo(nameof(BankGroups), BankGroups, "bank groups", 64);
        RequirePowerOfTwo(nameof(BanksPerGroup), BanksPerGroup, "banks of a group", 64);
        RequirePowerOfTwo(nameof(Rows), Rows, "rows", 1 << 24);
        RequirePowerOfTwo(nameof(Columns), Columns, "columns", 1 << 20);
        RequirePowerOfTwo(nameof(DeviceBits), DeviceBits, "bits of a device", 4096);
        RequirePowerOfTwo(nameof(BusBits), BusBits, "bits of the bus", 4096);
        RequirePowerOfTwo(nameof(BurstLength), BurstLength, "beats of a burst", 256);
        RequirePowerOfTwo(nameof(BeatsPerCycle), BeatsPerCycle, "beats in a cycle", 64);
        if (Ranks * Banks > MostBanks)
        {
            throw new DramDescriptionException(nameof(BanksPerGroup), $"A channel has at most {MostBanks:N0} banks; {Ranks} ranks of {BankGroups} × {BanksPerGroup} banks are {Ranks * Banks:N0}.");
        }

        if (BusBits < DeviceBits)
        {
            throw new DramDescriptionException(nameof(BusBits), $"A bus of {BusBits} bits is narrower than a device of {DeviceBits} bits.");
        }

        if (BurstLength < BeatsPerCycle)
        {
            throw new DramDescriptionException(nameof(BurstLength), $"A burst of {BurstLength} beats takes less than a cycle, which has {BeatsPerCycle} beats.");
        }

        if (BurstLength > Columns)
        {
            throw new DramDescriptionException(nameof(BurstLength), $"A burst of {BurstLength} beats is longer than a row of {Columns} columns.");
        }

        if (RequestBytes < 1 || BusBits < 8)
        {
            throw new DramDescriptionException(nameof(BusBits), $"A bus of {BusBits} bits is narrower than a byte.");
        }

        if (ChannelBits + RankBits + GroupBits + BankBits + RowBits + ColumnBits + OffsetBits > 62)
        {
            throw new DramDescriptionException(nameof(Rows), "The system holds more than 2^62 bytes.");
        }
    }

    private static void RequirePowerOfTwo(string parameter, int value, string what, int most)
    {
        if (value < 1 || value > most || !BitOperations.IsPow2(value))
        {
            throw new DramDescriptionException(parameter, $"The number of {what} must be a power of two from 1 to {most}; it is {value}.");
        }
    }
}
