using System.Runtime.CompilerServices;

namespace ActorSim.Benchmarks;

/// <summary>Work that a processor can neither shorten nor overlap with itself.</summary>
public static class DependentChain
{
    /// <summary>Runs so many steps of one multiplication and one addition.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Run(ulong value, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            value = (value * 0x5851F42D4C957F2D) + 0x14057B7EF767814F;
        }

        return value;
    }
}
