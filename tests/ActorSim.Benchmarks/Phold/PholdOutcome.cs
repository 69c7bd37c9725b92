namespace ActorSim.Benchmarks;

/// <summary>What a PHOLD run came to; events and checksum are the same in every engine.</summary>
/// <param name="Events">Jobs delivered.</param>
/// <param name="MeasuredEvents">Jobs delivered in the measured part.</param>
/// <param name="Checksum">Sum of the values of all jobs delivered, in whatever order.</param>
/// <param name="Seconds">Time of the measured part.</param>
/// <param name="AllocatedBytes">Bytes allocated in the measured part.</param>
public sealed record PholdOutcome(long Events, long MeasuredEvents, ulong Checksum, double Seconds, long AllocatedBytes)
{
    /// <summary>Millions of events a second.</summary>
    public double Rate => MeasuredEvents / Seconds / 1e6;

    /// <summary>Bytes allocated for each event of the measured part.</summary>
    public double BytesPerEvent => (double)AllocatedBytes / MeasuredEvents;
}
