namespace ActorSim.Workloads;

/// <summary>Suggests a number of groups that would have been allowed.</summary>
internal static class Divisors
{
    /// <summary>The number closest to <paramref name="wanted"/> that divides both others; of two equally close ones the smaller.</summary>
    /// <param name="wanted">At least 1.</param>
    /// <param name="first">At least 1.</param>
    /// <param name="second">At least 1.</param>
    public static int NearestCommon(int wanted, int first, int second)
    {
        var most = Math.Min(first, second);
        for (var distance = 0; ; distance++)
        {
            if (DividesBoth(wanted - distance))
            {
                return wanted - distance;
            }

            if (wanted <= most - distance && DividesBoth(wanted + distance))
            {
                return wanted + distance;
            }
        }

        bool DividesBoth(int candidate) => candidate >= 1 && first % candidate == 0 && second % candidate == 0;
    }
}
