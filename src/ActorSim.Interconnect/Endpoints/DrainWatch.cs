using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// Ends a measurement: the traffic goes on behind the measured span until every packet created in it has arrived, so that
/// the last of them meet the same network as the first; then the run is stopped. It is no part of the network.
/// </summary>
public sealed class DrainWatch : Actor
{
    private readonly SimTime until;
    private readonly SelfPort<Limit> limit;
    private int toReport;

    /// <summary>Makes a watch.</summary>
    /// <param name="interfaces">How many network interfaces will report.</param>
    /// <param name="until">When to give up waiting and stop the run.</param>
    public DrainWatch(int interfaces, SimTime until)
    {
        (toReport, this.until) = (interfaces, until);
        Reports = Receive<DrainReport>(OnReport);
        limit = ReceiveOwn<Limit>(OnLimit);
    }

    /// <summary>From the network interfaces.</summary>
    public InPort<DrainReport> Reports { get; }

    /// <summary>Measured packets that have not arrived as far as was reported.</summary>
    public long Missing { get; private set; }

    /// <summary>Whether all measured packets have arrived.</summary>
    public bool IsDrained => toReport == 0 && Missing == 0;

    /// <inheritdoc/>
    protected override void Start() => limit.SendAt(default, until);

    private void OnReport(in DrainReport report)
    {
        Missing += report.Expected - report.Arrived;
        if (report.IsFirst)
        {
            toReport--;
        }

        if (IsDrained)
        {
            StopRun();
        }
    }

    private void OnLimit(in Limit message) => StopRun();

    private readonly record struct Limit;
}
