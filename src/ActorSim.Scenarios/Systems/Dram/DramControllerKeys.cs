using ActorSim.Hocon;
using ActorSim.Memory;

namespace ActorSim.Scenarios;

/// <summary>The keys of a DRAM's controllers.</summary>
internal static class DramControllerKeys
{
    private static readonly Key<CommandQueueStructure> Queues = Key.Choice(
        "queues",
        new Dictionary<string, CommandQueueStructure>(StringComparer.Ordinal) { ["per-bank"] = CommandQueueStructure.PerBank, ["per-rank"] = CommandQueueStructure.PerRank },
        "What a command queue is for.").WithDefault("per-bank");

    private static readonly Key<int> CommandQueue = Key.Count("command-queue", "Requests that each command queue holds.", min: 1, max: 1024).WithDefault("8");
    private static readonly Key<int> ReadQueue = Key.Count("read-queue", "Requests that the queue of reads holds, or the queue for both if it is one.", min: 1, max: 4096).WithDefault("32");
    private static readonly Key<int> WriteBuffer = Key.Count("write-buffer", "Requests that the buffer of writes holds; of no meaning if `unified`.", min: 1, max: 4096).WithDefault("32");

    private static readonly Key<bool> Unified = Key.Flag(
        "unified", "Whether reads and writes wait in one queue, in their order, instead of reads in a queue and writes in a buffer that is drained now and then.").WithDefault("false");

    private static readonly Key<int> IdleDrainThreshold = Key.Count(
        "idle-drain-threshold", "With more writes than this in the buffer it is drained when all command queues are empty. A full buffer is always drained.", max: 4096).WithDefault("8");

    private static readonly Key<int> RowHitCap = Key.Count(
        "row-hit-cap", "After so many column commands a row may be closed although further requests for it wait.", min: 1).WithDefault("4");

    private static readonly Key<PagePolicy> Page = Key.Choice(
        "page",
        new Dictionary<string, PagePolicy>(StringComparer.Ordinal) { ["open"] = PagePolicy.Open, ["closed"] = PagePolicy.Closed },
        "Whether a row stays open behind a column command until another is needed, or is closed at once.").WithDefault("open");

    private static readonly Key<RefreshPolicy> Refresh = Key.Choice(
        "refresh",
        new Dictionary<string, RefreshPolicy>(StringComparer.Ordinal)
        {
            ["rank-staggered"] = RefreshPolicy.RankStaggered,
            ["rank-simultaneous"] = RefreshPolicy.RankSimultaneous,
            ["bank-staggered"] = RefreshPolicy.BankStaggered,
            ["none"] = RefreshPolicy.None,
        },
        "Which banks are refreshed together: one rank after another, all ranks at once, one bank after another, or none, for trials.").WithDefault("rank-staggered");

    private static readonly Key<CommandScheduling> Scheduling = Key.Choice(
        "scheduling",
        new Dictionary<string, CommandScheduling>(StringComparer.Ordinal) { ["first-ready"] = CommandScheduling.FirstReady, ["fcfs"] = CommandScheduling.FirstComeFirstServed },
        "Which request gets the next command: the oldest of a queue whose command is possible now, queue after queue, or always the oldest of all.").WithDefault("first-ready");

    public static readonly RecordSchema Schema = new(
        "controller",
        "How the controller of each channel orders requests. The defaults are those of DRAMsim3.",
        Queues, CommandQueue, ReadQueue, WriteBuffer, Unified, IdleDrainThreshold, RowHitCap, Page, Refresh, Scheduling);

    /// <summary>The key of a property of <see cref="DramControllerDescription"/>.</summary>
    public static Key? KeyOf(string property) => property switch
    {
        nameof(DramControllerDescription.Refresh) => Refresh,
        _ => null,
    };

    /// <summary>The controller.</summary>
    public static DramControllerDescription Read(Record controller) => new()
    {
        Queues = controller.Get(Queues),
        CommandQueueSize = controller.Get(CommandQueue),
        ReadQueueSize = controller.Get(ReadQueue),
        WriteBufferSize = controller.Get(WriteBuffer),
        HasUnifiedQueue = controller.Get(Unified),
        IdleDrainThreshold = controller.Get(IdleDrainThreshold),
        RowHitCap = controller.Get(RowHitCap),
        Page = controller.Get(Page),
        Refresh = controller.Get(Refresh),
        Scheduling = controller.Get(Scheduling),
    };
}
