using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// The banks of the global buffer that a layer has given to one type of data. One 64-bit access a cycle of each kind
/// (ifmap read, psum read, psum write) never meets another in a bank, so networks say once a pass what they accessed.
/// </summary>
/// <remarks>
/// That the three accesses of a cycle go to different banks is an assumption; the published buffer traffic of Eyeriss v1
/// needs more accesses than its passes have cycles otherwise.
/// </remarks>
public class BankGroup : Actor
{
    private readonly RowStationaryProgram program;
    private readonly BufferedData holds;
    private readonly long[] reads;
    private readonly long[] writes;
    private readonly long[] fills;
    private readonly long[] drains;

    /// <summary>Makes the banks of one type of data.</summary>
    /// <param name="program">The chip and the passes that it runs.</param>
    /// <param name="holds">What the banks hold; ofmaps are psums until they leave.</param>
    public BankGroup(RowStationaryProgram program, BufferedData holds)
    {
        ArgumentNullException.ThrowIfNull(program);
        this.program = program;
        this.holds = holds;
        reads = new long[program.Layers.Length];
        writes = new long[program.Layers.Length];
        fills = new long[program.Layers.Length];
        drains = new long[program.Layers.Length];
        Transfers = Receive<BankTransfer>(OnTransfer);
        Uses = Receive<BankUse>(OnUse, optional: true);
        Reports = Emit<PassReport>();
    }

    /// <summary>From the link to DRAM.</summary>
    public InPort<BankTransfer> Transfers { get; }

    /// <summary>From the networks of the array.</summary>
    public InPort<BankUse> Uses { get; }

    /// <summary>To the control.</summary>
    public OutPort<PassReport> Reports { get; }

    /// <summary>Words that the array read for a layer.</summary>
    public long ReadsOf(int layer) => reads[layer];

    /// <summary>Words that the array wrote for a layer.</summary>
    public long WritesOf(int layer) => writes[layer];

    /// <summary>Words that came from DRAM for a layer.</summary>
    public long FillsOf(int layer) => fills[layer];

    /// <summary>Words that left for DRAM.</summary>
    public long DrainsOf(int layer) => drains[layer];

    private protected RowStationaryProgram Program => program;

    /// <summary>Banks have no time of their own: an access takes place in the time of the network or link that asks for it.</summary>
    protected override void Start() => BecomeIdle();

    /// <summary>Takes the values that came with a transfer.</summary>
    private protected virtual void Keep(in BankTransfer transfer)
    {
    }

    private protected void CountReads(int pass, long words) => reads[program.Passes[pass].Layer] += words;

    private protected void CountWrites(int pass, long words) => writes[program.Passes[pass].Layer] += words;

    private void OnTransfer(in BankTransfer transfer)
    {
        Keep(transfer);
        var layer = program.Passes[transfer.Pass].Layer;
        switch (holds)
        {
            case BufferedData.Ifmaps:
                fills[layer] += program.IfmapWords(transfer.Pass);
                Reports.Send(new PassReport(transfer.Pass, PassStage.IfmapsFetched));
                break;
            case BufferedData.Filters:
                fills[layer] += program.FilterWords(transfer.Pass);
                Reports.Send(new PassReport(transfer.Pass, PassStage.FiltersFetched));
                break;
            default:
                drains[layer] += program.OfmapWords(transfer.Pass);
                Reports.Send(new PassReport(transfer.Pass, PassStage.OfmapsWritten));
                break;
        }
    }

    private void OnUse(in BankUse use)
    {
        CountReads(use.Pass, use.Reads);
        CountWrites(use.Pass, use.Writes);
    }
}
