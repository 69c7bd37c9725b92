namespace ActorSim.Benchmarks;

/// <summary>What one class of PHOLD actors does with a job, and what it remembers of it; the same in all engines.</summary>
public interface IStation
{
    /// <summary>Part of the checksum: what it noted of all jobs, in whatever order they came.</summary>
    ulong Notes { get; }

    /// <summary>Notes the job and returns its next value.</summary>
    ulong Serve(ulong value);
}
