using System.Runtime.InteropServices;

namespace ActorSim.Workloads;

/// <summary>
/// Where a window reads one word of the ifmap. In the padding there is no word to read: its value is zero, and its
/// row or column lies outside the ifmap.
/// </summary>
/// <param name="Channel">Channel of the ifmap, counted over all groups, from 0.</param>
/// <param name="Row">Row of the ifmap; negative, or at least its height, in the padding.</param>
/// <param name="Column">Column of the ifmap; negative, or at least its width, in the padding.</param>
/// <param name="IsPadding">Whether the word lies outside the ifmap and so is zero and costs no access.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct IfmapWord(int Channel, int Row, int Column, bool IsPadding)
{
    /// <summary>
    /// The word's place in an ifmap that is stored row by row, pixel by pixel, with the channel running fastest
    /// (the order in which SCALE-Sim addresses it).
    /// </summary>
    /// <param name="ifmap">The shape of the ifmap.</param>
    /// <returns>Words from the start of the ifmap.</returns>
    /// <exception cref="InvalidOperationException">The word is padding, which is stored nowhere.</exception>
    public long OffsetIn(FeatureMap ifmap) => IsPadding
        ? throw new InvalidOperationException($"Row {Row}, column {Column} lies in the padding, which is stored nowhere.")
        : ((((long)Row * ifmap.Width) + Column) * ifmap.Channels) + Channel;
}
