namespace ActorSim.Kernel;

public sealed partial class Simulation
{
    internal bool HasStarted => started;

    /// <summary>What the run came to so far.</summary>
    internal RunTotals Totals
    {
        get
        {
            var state = RoundState.Of(runner.Workers, long.MaxValue, cancelled: false);
            return new RunTotals(CountDeliveries(), state.LastDelivery, state.LastForegroundDelivery, state.EarliestStop, state.Failure);
        }
    }

    /// <summary>
    /// Writes the run as it stands, everything before <see cref="Now"/> delivered, so that it can be resumed later in
    /// a system built anew: in another process, on another number of threads. The stream is left behind what was written.
    /// </summary>
    /// <remarks>
    /// Saved are the fields of all actors (see <see cref="ActorFields"/>), metrics, random streams, wakes, blocks,
    /// mail under way. Not saved are observers, counts of windows, and blocks that a feed made but did not send. The same
    /// state gives the same bytes.
    /// </remarks>
    /// <exception cref="SavedRunException">An actor holds something that cannot be saved; it is named. What was written so far is no saved run.</exception>
    /// <exception cref="InvalidOperationException">The run is closed, goes on at this moment, or is spread over partitions.</exception>
    public void Save(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        RequireStandingStill("saved");
        SavedRun.Save(this, destination);
    }

    /// <summary>
    /// Goes on where a saved run stood: instead of the start of this run. The system must have been built like the
    /// saved one, in any order and with the same values. What follows is what would have followed there.
    /// </summary>
    /// <exception cref="SavedRunException">
    /// The stream holds no saved run, one of another version or system, or a damaged one; the message says what is wrong. The simulation is as before.
    /// </exception>
    /// <exception cref="InvalidOperationException">This run has begun, a feed has sent already, or it is spread over partitions.</exception>
    public void Resume(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        RequireStandingStill("resumed");
        if (started || Now != SimTime.Zero)
        {
            throw new InvalidOperationException("A saved run can be resumed only by a simulation whose own run has not begun; build the system anew.");
        }

        if (runner.EarliestTime() != long.MaxValue)
        {
            throw new InvalidOperationException("A saved run can be resumed only before feeds send; what they had sent is in the saved run.");
        }

        SavedRun.Resume(this, source);
    }

    internal void VisitMail(MailVisitor visit)
    {
        foreach (var region in runner.Regions)
        {
            region.ForEach(visit);
        }
    }

    /// <summary>Takes in a record of a saved run with the key that it has.</summary>
    internal unsafe void PostSaved(Mail* mail) => runner.PostFromOutside(mail);

    internal void TakeOver(SimTime now, bool hasStarted, in RunTotals totals)
    {
        Now = now;
        started = hasStarted;
        advancedTo = now;
        runner.PassTo(now.Picoseconds);
        runner.Main.TakeOver(totals);
    }

    private void RequireStandingStill(string done)
    {
        RequireOpen();
        if (running)
        {
            throw new InvalidOperationException($"A run can be {done} only while it stands still: before it begins, or between two calls of {nameof(Advance)}.");
        }

        if (partition is not null)
        {
            throw new InvalidOperationException($"A run that is spread over partitions cannot be {done}.");
        }
    }
}
