namespace ActorSim.Kernel;

/// <summary>The median of many numbers, from an even sample of a few thousand: when it is full, every second number is left out from then on.</summary>
internal sealed class MedianSample
{
    private const int Room = 4096;

    private readonly long[] kept = new long[Room];
    private int count;
    private long seen;
    private long step = 1;

    /// <summary>The median; null without numbers.</summary>
    public long? Median => count == 0 ? null : kept.Take(count).Order().ElementAt(count / 2);

    public void Add(long number)
    {
        if (seen++ % step != 0)
        {
            return;
        }

        if (count == Room)
        {
            for (var i = 0; i < Room / 2; i++)
            {
                kept[i] = kept[i * 2];
            }

            count = Room / 2;
            step *= 2;
        }

        kept[count++] = number;
    }
}
