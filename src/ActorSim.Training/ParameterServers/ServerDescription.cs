using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Training;

/// <summary>
/// What applying gradients costs a shard. It applies one at a time, in the order in which they come; the bytes of each pass through
/// its memory while its processor adds them, so the slower of the two counts.
/// </summary>
/// <param name="Memory">How fast bytes pass through the shard's memory; null: at once.</param>
/// <param name="Passes">How many times each byte of a gradient does: 3 to read it, and to read and write its parameter; ≥ 1.</param>
/// <param name="Processor">How fast the processor adds gradient bytes; null: at once.</param>
public sealed record ServerDescription(Bandwidth? Memory, int Passes = 3, Bandwidth? Processor = null)
{
    /// <summary>A shard to which applying gradients costs nothing.</summary>
    public static ServerDescription Free { get; } = new(Memory: null);

    /// <summary>How long applying a gradient of so many bytes takes.</summary>
    /// <exception cref="OverflowException">Longer than the range of time.</exception>
    public SimDuration TimeOf(long bytes)
    {
        var moving = Memory is { } memory ? memory.TimeOf(checked(bytes * Passes)) : SimDuration.Zero;
        var adding = Processor is { } processor ? processor.TimeOf(bytes) : SimDuration.Zero;
        return moving > adding ? moving : adding;
    }

    /// <summary>Refuses what makes no sense.</summary>
    /// <exception cref="ArgumentException">Less than one pass.</exception>
    public void Check()
    {
        if (Passes < 1)
        {
            throw new ArgumentException($"The bytes of a gradient pass through memory at least once, not {Passes} times.");
        }
    }
}
