using ActorSim.Kernel;

namespace ActorSim.Training;

/// <summary>
/// A parameter-server shard fails and comes back. Meanwhile pushes wait in its network interface, and what was being applied is done
/// over afterwards; parameters and versions are those of before, as restored from a replica. What it has sent before arrives.
/// </summary>
/// <param name="At">When it fails.</param>
/// <param name="Restart">From then until it works again, &gt; 0.</param>
public sealed record ServerFailure(SimTime At, SimDuration Restart)
{
    /// <summary>Refuses a list of failures that cannot be.</summary>
    /// <exception cref="ArgumentException">A restart takes no time, or the shard fails before it is back.</exception>
    public static void Check(IReadOnlyList<ServerFailure> failures)
    {
        ArgumentNullException.ThrowIfNull(failures);
        var back = SimTime.Zero;
        foreach (var failure in failures)
        {
            if (failure.Restart <= SimDuration.Zero)
            {
                throw new ArgumentException($"A restart takes some time, not {failure.Restart}.", nameof(failures));
            }

            if (failure.At < back)
            {
                throw new ArgumentException($"A shard cannot fail at {failure.At}: it is back at {back} only. Failures are listed in the order of time.", nameof(failures));
            }

            back = failure.At + failure.Restart;
        }
    }
}
