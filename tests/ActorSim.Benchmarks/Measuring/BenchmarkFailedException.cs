namespace ActorSim.Benchmarks;

/// <summary>A measurement that failed, or engines that did not run the same model.</summary>
public sealed class BenchmarkFailedException : Exception
{
    public BenchmarkFailedException(string message)
        : base(message)
    {
    }

    public BenchmarkFailedException(string message, Exception cause)
        : base(message, cause)
    {
    }

    public BenchmarkFailedException()
    {
    }
}
