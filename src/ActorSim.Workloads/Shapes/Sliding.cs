namespace ActorSim.Workloads;

/// <summary>How many places a window has that slides over a padded map in steps.</summary>
internal static class Sliding
{
    /// <summary>Positions at which the window lies entirely on the padded map: (H + 2·padding − R) / U + 1, rounded down.</summary>
    /// <exception cref="WorkloadException">The window is larger than the padded map.</exception>
    public static Extent Positions(Extent map, Extent window, Extent stride, Extent padding)
    {
        RequireFit(map, window, padding);
        return new Extent(
            checked((int)(Steps(map.Height, window.Height, stride.Height, padding.Height) + 1)),
            checked((int)(Steps(map.Width, window.Width, stride.Width, padding.Width) + 1)));
    }

    /// <summary>
    /// Positions when the last window may hang over the far edge: rounded up, without a window that would begin in the
    /// far padding or beyond it (Caffe, <c>pooling_layer.cpp</c>).
    /// </summary>
    /// <exception cref="WorkloadException">The window is larger than the padded map.</exception>
    public static Extent PositionsRoundedUp(Extent map, Extent window, Extent stride, Extent padding)
    {
        RequireFit(map, window, padding);
        return new Extent(
            RoundedUp(map.Height, window.Height, stride.Height, padding.Height),
            RoundedUp(map.Width, window.Width, stride.Width, padding.Width));
    }

    /// <summary>Refuses a window or a stride below 1 and a negative padding.</summary>
    /// <exception cref="WorkloadException">One of them is out of range; its setting is <c>kernel</c>, <c>stride</c> or <c>pad</c>.</exception>
    public static void Check(Extent window, Extent stride, Extent padding)
    {
        Require(window, atLeast: 1, "kernel");
        Require(stride, atLeast: 1, "stride");
        Require(padding, atLeast: 0, "pad");
    }

    private static long Steps(long map, long window, long stride, long padding) => (map + (2 * padding) - window) / stride;

    private static int RoundedUp(long map, long window, long stride, long padding)
    {
        var positions = Steps(map + stride - 1, window, stride, padding) + 1;
        var lastStart = (positions - 1) * stride;
        return checked((int)(lastStart >= map + padding ? positions - 1 : positions));
    }

    private static void RequireFit(Extent map, Extent window, Extent padding)
    {
        var height = map.Height + (2L * padding.Height);
        var width = map.Width + (2L * padding.Width);
        if (window.Height > height || window.Width > width)
        {
            throw new WorkloadException(
                $"A kernel of {window} does not fit on an input of {map}, which is {height}×{width} with its padding; at most that would be allowed.",
                "kernel");
        }
    }

    private static void Require(Extent extent, int atLeast, string setting)
    {
        if (extent.Height < atLeast || extent.Width < atLeast)
        {
            throw new WorkloadException($"The {setting} is {extent}, but each side must be at least {atLeast}.", setting);
        }
    }
}
