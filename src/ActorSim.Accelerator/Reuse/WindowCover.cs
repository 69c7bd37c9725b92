namespace ActorSim.Accelerator;

/// <summary>How much of an ifmap windows cover; a stride larger than the filter leaves rows or columns out.</summary>
internal static class WindowCover
{
    /// <summary>Rows (or columns) that windows cover.</summary>
    /// <param name="windows">Windows, ≥ 1.</param>
    /// <param name="kernel">Rows of a window.</param>
    /// <param name="stride">Rows from one window to the next.</param>
    public static long Of(long windows, int kernel, int stride) => ((windows - 1) * Math.Min(kernel, stride)) + kernel;
}
