using ActorSim.Kernel;

namespace ActorSim.Training;

/// <summary>
/// A worker or a server fails and is restarted. A worker that fails while its device computes has lost what it computed in this
/// iteration; one that waits only stands still. A server does over what it was applying, and what is pushed
/// meanwhile waits; its parameters and versions are those of before, as restored from a replica.
/// </summary>
/// <param name="At">When it fails.</param>
/// <param name="RestartDelay">From then until it works again, &gt; 0.</param>
public readonly record struct Outage(SimTime At, SimDuration RestartDelay)
{
    /// <summary>Refuses a list of outages that cannot be.</summary>
    /// <exception cref="ArgumentException">A restart takes no time, or a machine fails before it is back.</exception>
    public static void Check(IReadOnlyList<Outage> outages)
    {
        ArgumentNullException.ThrowIfNull(outages);
        var back = SimTime.Zero;
        foreach (var outage in outages)
        {
            if (outage.RestartDelay <= SimDuration.Zero)
            {
                throw new ArgumentException($"A restart takes some time, not {outage.RestartDelay}.", nameof(outages));
            }

            if (outage.At < back)
            {
                throw new ArgumentException($"A machine cannot fail at {outage.At}: it is back at {back} only. Failures are listed in the order of time.", nameof(outages));
            }

            back = outage.At + outage.RestartDelay;
        }
    }
}
