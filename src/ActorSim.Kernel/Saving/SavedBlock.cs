namespace ActorSim.Kernel;

/// <summary>The numbers that stand for handles of blocks; they take as many bytes.</summary>
internal static class SavedBlock
{
    public const ulong None = 0;

    /// <summary>A handle of a block that was sent or given back.</summary>
    public const ulong Invalid = 1;

    /// <summary>The first block that was met; the others follow.</summary>
    public const ulong First = 2;
}
