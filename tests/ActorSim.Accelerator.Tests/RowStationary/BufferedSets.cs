using ActorSim.Kernel;

namespace ActorSim.Accelerator.Tests.RowStationary;

/// <summary>Follows what the control asks of DRAM, and how many sets of ifmaps and blocks of psums the buffer has to hold for it.</summary>
internal sealed class BufferedSets(RowStationaryProgram program) : DeliveryObserver
{
    // The passes for which ifmaps were asked, and the first passes of blocks that have begun, as far as they are needed.
    private readonly List<int> ifmaps = [];
    private readonly List<int> blocks = [];

    internal int MostIfmaps { get; private set; }

    internal int MostBlocks { get; private set; }

    public override bool Observes(Actor actor) => actor is DramLink or PassControl or BurstIfmapNetwork;

    public override void OnDelivery(in Delivery delivery)
    {
        if (delivery.Receptor is InPort<DramRequest> && delivery.Message<DramRequest>() is { Job: DramJob.FetchIfmaps } fetch)
        {
            ifmaps.Add(fetch.Pass);
            MostIfmaps = Math.Max(MostIfmaps, ifmaps.Count);
        }
        else if (delivery.Receptor is InPort<PassStart>)
        {
            Begin(delivery.Message<PassStart>().Pass);
        }
        else if (delivery.Receptor is InPort<PassReport>)
        {
            OnReport(delivery.Message<PassReport>());
        }
    }

    private void Begin(int pass)
    {
        if (program.Passes[pass] is { StartsPsums: true, LoadsIfmaps: true })
        {
            blocks.Add(pass);
            MostBlocks = Math.Max(MostBlocks, blocks.Count);
        }
    }

    private void OnReport(PassReport report)
    {
        if (report.Stage == PassStage.OfmapsWritten)
        {
            blocks.RemoveAt(0);
        }
        else if (report.Stage == PassStage.PsumsWritten && (report.Pass + 1 == program.Passes.Length || program.Passes[report.Pass + 1].LoadsIfmaps))
        {
            ifmaps.RemoveAt(0);
        }
    }
}
