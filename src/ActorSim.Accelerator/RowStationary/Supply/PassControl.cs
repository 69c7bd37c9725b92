using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// The top-level control of a row-stationary chip: configures it for each layer, asks DRAM for filters and feature maps,
/// and starts passes when what they need is there. It also keeps the account of where a layer's time went.
/// </summary>
/// <remarks>
/// Eyeriss v1 does not process while ifmaps come or ofmaps leave (JSSC 52(1), 2017, VI-A), but prefetches filters; with
/// <see cref="RowStationaryHardware.OverlapsFeatureMaps"/> the next ifmaps come while the array works.
/// </remarks>
public sealed class PassControl : Actor
{
    private static readonly StallCause[] Causes =
        [new("configuration"), new("ifmaps-from-dram"), new("ofmaps-to-dram"), new("filters-from-dram")];

    private readonly RowStationaryProgram program;
    private readonly ClockedWake wake;

    // By layer and what the time went into.
    private readonly long[] cycles;
    private readonly long[] ends;

    // By pass: cycles of its layer, before it was started, in which the array stood still.
    private readonly long[] stood;

    private int layer;
    private bool isConfiguring;
    private bool isConfigured;

    // Passes before these have been asked for or have come that far; all happen in the order of passes.
    private int filtersAsked;
    private int filtersFetched;
    private int started;
    private int loaded;
    private int psumsStarted;
    private int written;

    private long filterWordsInUse;
    private int ifmapsAsked = -1;
    private int ifmapsFetched = -1;
    private int drains;

    private Use use = Use.Processing;
    private long accounted;

    /// <summary>Makes the control.</summary>
    /// <param name="program">The chip and the passes that it runs.</param>
    public PassControl(RowStationaryProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        this.program = program;
        cycles = new long[program.Layers.Length * (int)(Use.Processing + 1)];
        ends = new long[program.Layers.Length];
        stood = new long[program.Passes.Length];
        Reports = Receive<PassReport>(OnReport);
        Requests = Emit<DramRequest>();
        Starts = EmitGroup<PassStart>();
        PsumStarts = Emit<PassStart>();
        wake = Wake(program.Hardware.Core, Decide);
    }

    private enum Use
    {
        Configuration,
        Ifmaps,
        Ofmaps,
        Filters,
        Processing,
    }

    /// <summary>What is done, from banks, networks and the link to DRAM.</summary>
    public InPort<PassReport> Reports { get; }

    /// <summary>To the link to DRAM.</summary>
    public OutPort<DramRequest> Requests { get; }

    /// <summary>To the ifmap and filter networks.</summary>
    public GroupPort<PassStart> Starts { get; }

    /// <summary>To the network that brings psums.</summary>
    public OutPort<PassStart> PsumStarts { get; }

    /// <summary>Where a layer's time went.</summary>
    public LayerTime TimeOf(int layer) => new(
        Of(layer, Use.Configuration),
        Of(layer, Use.Ifmaps),
        Of(layer, Use.Ofmaps),
        Of(layer, Use.Filters),
        Of(layer, Use.Filters) + Of(layer, Use.Processing));

    /// <summary>Cycles of a pass's layer, before it was started, in which the array stood still, as <see cref="LayerTime"/> has it.</summary>
    public long StoodBefore(int pass) => stood[pass];

    /// <summary>The cycle in which a layer ended; 0 while it has not.</summary>
    public long EndOf(int layer) => ends[layer];

    /// <summary>Passes whose psums are all in the buffer.</summary>
    public int PassesDone => written;

    /// <inheritdoc/>
    protected override void Start() => wake.Arm();

    private long Of(int layer, Use use) => cycles[(layer * (int)(Use.Processing + 1)) + (int)use];

    private void OnReport(in PassReport report)
    {
        switch (report.Stage)
        {
            case PassStage.Configured:
                (isConfiguring, isConfigured) = (false, true);
                break;
            case PassStage.FiltersFetched:
                filtersFetched = report.Pass + 1;
                break;
            case PassStage.IfmapsFetched:
                ifmapsFetched = report.Pass;
                break;
            case PassStage.FiltersLoaded:
                loaded = report.Pass + 1;
                filterWordsInUse -= program.FilterWords(report.Pass);
                break;
            case PassStage.PsumsWritten:
                written = report.Pass + 1;
                if (program.Passes[report.Pass].DrainsOfmaps)
                {
                    drains++;
                    Requests.Send(new DramRequest(report.Pass, DramJob.WriteOfmaps));
                }

                break;
            default:
                drains--;
                break;
        }

        wake.Arm();
    }

    private void Decide()
    {
        var now = program.Hardware.Core.EdgeAtOrAfter(Now);
        Account(now);
        if (written == program.FirstPassOf(layer + 1) && drains == 0)
        {
            ends[layer] = now;
            if (layer + 1 == program.Layers.Length)
            {
                BecomeIdle();
                return;
            }

            layer++;
            isConfigured = false;
        }

        if (!isConfigured && !isConfiguring)
        {
            isConfiguring = true;
            Requests.Send(new DramRequest(written, DramJob.Configure));
        }

        if (isConfigured)
        {
            FetchFilters();
            FetchIfmaps();
            StartPasses();
        }

        Enter(UseOfNow());
    }

    private void FetchFilters()
    {
        while (filtersAsked < program.FirstPassOf(layer + 1)
            && filterWordsInUse + program.FilterWords(filtersAsked) <= program.Hardware.FilterBufferWords)
        {
            filterWordsInUse += program.FilterWords(filtersAsked);
            Requests.Send(new DramRequest(filtersAsked, DramJob.FetchFilters));
            filtersAsked++;
        }
    }

    private void FetchIfmaps()
    {
        if (started == program.FirstPassOf(layer + 1))
        {
            return;
        }

        var mayFetch = program.Hardware.OverlapsFeatureMaps || program.Passes[started].LoadsIfmaps;
        if (mayFetch && ifmapsAsked < started && IsRoomForIfmaps())
        {
            FetchNextIfmaps();
        }
    }

    /// <summary>The buffer holds the present ifmaps and, if it overlaps, those before or the next ones; never three sets.</summary>
    private bool IsRoomForIfmaps() => program.Hardware.OverlapsFeatureMaps
        ? ifmapsFetched == ifmapsAsked && written >= ifmapsAsked
        : written == started && drains == 0;

    /// <summary>Asks for the ifmaps of the next pass that needs new ones.</summary>
    private void FetchNextIfmaps()
    {
        for (var pass = started; pass < program.FirstPassOf(layer + 1); pass++)
        {
            if (program.Passes[pass].LoadsIfmaps)
            {
                ifmapsAsked = pass;
                Requests.Send(new DramRequest(pass, DramJob.FetchIfmaps));
                return;
            }
        }
    }

    private void StartPasses()
    {
        if (started < program.FirstPassOf(layer + 1)
            && loaded == started
            && written >= started - 1
            && filtersFetched > started
            && (!program.Passes[started].LoadsIfmaps || ifmapsFetched == started)
            && IsRoomForPsums())
        {
            var time = TimeOf(layer);
            stood[started] = time.Total - time.Processing;
            Starts.SendToAll(new PassStart(started));
            started++;
            FetchIfmaps();
        }

        while (psumsStarted < started && written >= psumsStarted)
        {
            if (program.ReadsPsums(psumsStarted))
            {
                PsumStarts.Send(new PassStart(psumsStarted));
            }

            psumsStarted++;
        }
    }

    /// <summary>
    /// Whether there is room for the psums of the next pass if it is the first of a block: beside them the buffer holds those
    /// of one block more, which are not finished or leave.
    /// </summary>
    private bool IsRoomForPsums()
    {
        var beginsBlock = program.Passes[started] is { StartsPsums: true, LoadsIfmaps: true };
        return !beginsBlock || drains + (written < started ? 1 : 0) <= 1;
    }

    private Use UseOfNow()
    {
        if (!isConfigured)
        {
            return Use.Configuration;
        }

        if (written < started)
        {
            return Use.Processing;
        }

        var mayLeave = program.Hardware.OverlapsFeatureMaps && started < program.FirstPassOf(layer + 1) ? 1 : 0;
        if (drains > mayLeave)
        {
            return Use.Ofmaps;
        }

        return program.Passes[started].LoadsIfmaps && ifmapsFetched < started ? Use.Ifmaps : Use.Filters;
    }

    private void Account(long now)
    {
        cycles[(layer * (int)(Use.Processing + 1)) + (int)use] += now - accounted;
        accounted = now;
    }

    private void Enter(Use next)
    {
        use = next;
        if (next == Use.Processing)
        {
            BecomeBusy();
        }
        else
        {
            StallOn(Causes[(int)next]);
            WaitFor(Reports);
        }
    }
}
