namespace ActorSim.Benchmarks;

/// <summary>Measures tasks and channels, on a shorter run than the other engines; its end is compared with the heap loop's here.</summary>
public static class ChannelEngine
{
    /// <summary>How many times shorter.</summary>
    public const int Divisor = 10;

    /// <exception cref="InvalidOperationException">The heap loop came to another end.</exception>
    public static Measurement Measure(BenchmarkModel model, Func<BenchmarkModel, EventLoop> make)
    {
        var shorter = model.Shortened(Divisor);
        var measurement = LoopEngine.Measure(shorter, make);
        var heap = new HeapLoop(shorter);
        heap.RunUntil(shorter.EndPicoseconds);
        var expected = heap.Tally();
        return measurement.Events == expected.Events && measurement.Checksum == expected.ChecksumText
            ? measurement
            : throw new InvalidOperationException(
                $"Channels came to {measurement.Events} events with checksum {measurement.Checksum}, the heap loop to {expected.Events} with {expected.ChecksumText}.");
    }
}
