namespace ActorSim.Memory;

/// <summary>How the controller of a channel orders requests. The defaults are those of DRAMsim3's DDR4 configurations.</summary>
public sealed record DramControllerDescription
{
    /// <summary>What a command queue is for.</summary>
    public CommandQueueStructure Queues { get; init; } = CommandQueueStructure.PerBank;

    /// <summary>Requests that a command queue holds, 1 to 1024.</summary>
    public int CommandQueueSize { get; init; } = 8;

    /// <summary>Requests that the read queue holds, or the queue for both if it is one; 1 to 4096.</summary>
    public int ReadQueueSize { get; init; } = 32;

    /// <summary>Requests that the write buffer holds, 1 to 4096; of no meaning if there is one queue for both.</summary>
    public int WriteBufferSize { get; init; } = 32;

    /// <summary>Whether reads and writes wait in one queue, in their order, instead of reads in a queue and writes in a buffer that is drained now and then.</summary>
    public bool HasUnifiedQueue { get; init; }

    /// <summary>With more writes than this in the buffer it is drained when all command queues are empty; ≥ 0. A full buffer is always drained.</summary>
    public int IdleDrainThreshold { get; init; } = 8;

    /// <summary>After so many column commands a row may be closed although further requests for it wait; ≥ 1.</summary>
    public int RowHitCap { get; init; } = 4;

    /// <summary>What happens to a row behind a column command.</summary>
    public PagePolicy Page { get; init; } = PagePolicy.Open;

    /// <summary>Which banks are refreshed together.</summary>
    public RefreshPolicy Refresh { get; init; } = RefreshPolicy.RankStaggered;

    /// <summary>Which request gets the next command.</summary>
    public CommandScheduling Scheduling { get; init; } = CommandScheduling.FirstReady;

    /// <summary>Throws when a size is not possible.</summary>
    /// <exception cref="DramDescriptionException">What is wrong, in a sentence.</exception>
    internal void Check()
    {
        Require(nameof(CommandQueueSize), CommandQueueSize, 1, 1024, "command queue size");
        Require(nameof(ReadQueueSize), ReadQueueSize, 1, 4096, "read queue size");
        Require(nameof(WriteBufferSize), WriteBufferSize, 1, 4096, "write buffer size");
        Require(nameof(IdleDrainThreshold), IdleDrainThreshold, 0, 4096, "idle drain threshold");
        Require(nameof(RowHitCap), RowHitCap, 1, int.MaxValue, "row hit cap");
    }

    private static void Require(string parameter, int value, int least, int most, string what)
    {
        if (value < least || value > most)
        {
            throw new DramDescriptionException(parameter, $"The {what} must be {least} to {most}; it is {value}.");
        }
    }
}
