using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>The width of a window in picoseconds.</summary>
internal readonly struct WindowWidth
{
    private readonly Divisor divisor;

    public WindowWidth(long picoseconds)
    {
        divisor = new Divisor(picoseconds);
        Picoseconds = picoseconds;
    }

    public long Picoseconds { get; }

    /// <summary>The window in which a time ≥ 0 lies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long IndexOf(long time) => divisor.Divide(time);

    /// <summary>The first time behind window <paramref name="index"/>, clipped to the range of time.</summary>
    public long EndOf(long index)
    {
        var end = ((Int128)index + 1) * Picoseconds;
        return end > long.MaxValue ? long.MaxValue : (long)end;
    }
}
