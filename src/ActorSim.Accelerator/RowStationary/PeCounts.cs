namespace ActorSim.Accelerator;

/// <summary>What a row-stationary PE did, by layer: work, waiting, and what its scratch pads saw. Owned by the PE.</summary>
public sealed class PeCounts
{
    private const int StallCauses = 3;

    private readonly long[] macs;
    private readonly long[] additions;
    private readonly long[] stalls;
    private readonly long[] begun;
    private readonly long[] waited;
    private readonly long[] ifmapWords;
    private readonly long[] weights;
    private readonly long[] psumsFromBelow;
    private int lastPass = -1;
    private int lastLayer = -1;

    internal PeCounts(int layers)
    {
        macs = new long[layers];
        additions = new long[layers];
        stalls = new long[layers * StallCauses];
        begun = new long[layers];
        waited = new long[layers];
        ifmapWords = new long[layers];
        weights = new long[layers];
        psumsFromBelow = new long[layers];
    }

    /// <summary>Cycles with a MAC.</summary>
    public long MacsOf(int layer) => macs[layer];

    /// <summary>Cycles in which a psum was added and sent on.</summary>
    public long AdditionsOf(int layer) => additions[layer];

    /// <summary>Cycles spent waiting for an ifmap word.</summary>
    public long IfmapStallsOf(int layer) => stalls[layer * StallCauses];

    /// <summary>Cycles spent waiting for a psum.</summary>
    public long PsumInStallsOf(int layer) => stalls[(layer * StallCauses) + 1];

    /// <summary>Cycles spent waiting for room where a psum goes.</summary>
    public long PsumOutStallsOf(int layer) => stalls[(layer * StallCauses) + 2];

    /// <summary>The cycle in which its first pass of the layer began; 0 if it had none.</summary>
    public long BegunOf(int layer) => begun[layer];

    /// <summary>Cycles between two passes of the layer of which one followed right after the other.</summary>
    public long WaitedOf(int layer) => waited[layer];

    /// <summary>Ifmap words that came.</summary>
    public long IfmapWordsOf(int layer) => ifmapWords[layer];

    /// <summary>Weights that came.</summary>
    public long WeightsOf(int layer) => weights[layer];

    /// <summary>Psums that came from the PE below.</summary>
    public long PsumsFromBelowOf(int layer) => psumsFromBelow[layer];

    /// <summary>Notes that a pass begins.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="layer">Its layer.</param>
    /// <param name="cycle">The cycle.</param>
    /// <param name="free">The cycle from which on the PE has been without a pass.</param>
    internal void Begin(int pass, int layer, long cycle, long free)
    {
        if (layer != lastLayer)
        {
            begun[layer] = cycle;
        }
        else if (pass == lastPass + 1)
        {
            waited[layer] += cycle - free;
        }

        (lastPass, lastLayer) = (pass, layer);
    }

    internal void Stalled(int layer, int cause, long cycles) => stalls[(layer * StallCauses) + cause] += cycles;

    internal void AddMac(int layer) => macs[layer]++;

    internal void AddAddition(int layer) => additions[layer]++;

    internal void AddIfmapWord(int layer) => ifmapWords[layer]++;

    internal void AddWeight(int layer) => weights[layer]++;

    internal void AddPsumFromBelow(int layer) => psumsFromBelow[layer]++;

    /// <summary>All that belongs to a pass, for a PE that does not count word by word.</summary>
    internal void Finish(int layer, PassShape shape, PeRole role)
    {
        macs[layer] += (long)shape.Windows * shape.WindowMacs;
        additions[layer] += shape.Psums;
        ifmapWords[layer] += shape.WordsPerPe;
        weights[layer] += shape.WeightsPerPe;
        if ((role & PeRole.Bottom) == PeRole.None)
        {
            psumsFromBelow[layer] += shape.Psums;
        }
    }
}
