namespace ActorSim.Accelerator.Tests.Systolic;

/// <summary>
/// The release cycle of every wave, worked out one after another with plain lists, for a DRAM that answers everything after
/// the same number of cycles: chunks from all demands of a layer in order, no events.
/// </summary>
internal sealed class WaveOracle
{
    private const int ToBufferAndBack = 3; // request to the DRAM, answer, credit
    private readonly SystolicDescription array;
    private readonly SystolicMemory memory;
    private readonly int latency;
    private readonly List<int>[] chunksOfWave = [[], []];
    private readonly List<(int Layer, int LastWave, bool IsEmpty)>[] chunks = [[], []];
    private readonly List<int[]> banksOfWave = [];
    private readonly List<int> ofmapChunkOfWave = [];
    private readonly List<(int Layer, int LastWave, int Delay)> ofmapChunks = [];

    public WaveOracle(SystolicDescription array, SystolicMemory memory, IReadOnlyList<SystolicLayer> layers, int latency)
    {
        (this.array, this.memory, this.latency) = (array, memory, latency);
        var schedule = new SystolicSchedule(array, layers);
        List<(int Fold, int Wave, int Layer)> waves = [];
        for (var f = 0; f < schedule.FoldCount; f++)
        {
            var loads = schedule.HasStationaryOperand ? array.Rows : 0;
            waves.AddRange(Enumerable.Range(0, loads + schedule[f].StreamLength).Select(w => (f, w, schedule[f].Layer)));
        }

        banksOfWave.AddRange(waves.Select(_ => new int[2 * (memory.Banks ?? 0)]));
        CutDemands(schedule, waves, Operand.Ifmap, array.IfmapBufferWords / 2);
        CutDemands(schedule, waves, Operand.Filter, array.FilterBufferWords / 2);
        CutOutputs(schedule, waves);
        Stalls = new long[layers.Count];
        Run(waves);
    }

    /// <summary>Stall cycles by layer.</summary>
    public long[] Stalls { get; }

    private void Run(List<(int Fold, int Wave, int Layer)> waves)
    {
        var release = new long[waves.Count];
        var come = new long[2][];
        (come[0], come[1]) = (new long[chunks[0].Count], new long[chunks[1].Count]);
        var accepted = new long[ofmapChunks.Count];
        var due = 0L;
        for (var w = 0; w < waves.Count; w++)
        {
            var at = due;
            for (var operand = 0; operand < 2; operand++)
            {
                if (chunksOfWave[operand][w] is var chunk and >= 0)
                {
                    at = Math.Max(at, Come(operand, chunk));
                }
            }

            // Waves of the third chunk and later wait until that two before has been written.
            at = Math.Max(at, ofmapChunkOfWave[w] >= 2 ? Accepted(ofmapChunkOfWave[w] - 2) + 1 : 1);
            at += Math.Max(1, (banksOfWave[w].DefaultIfEmpty().Max() + memory.PortsPerBank - 1) / memory.PortsPerBank) - 1;
            Stalls[waves[w].Layer] += at - due;
            release[w] = at;
            due = at + 1 + (w + 1 < waves.Count && waves[w + 1].Fold != waves[w].Fold ? array.Rows + array.Columns - 2 : 0);
        }

        long Come(int operand, int chunk)
        {
            ref var known = ref come[operand][chunk];
            if (known == 0)
            {
                var (layer, _, isEmpty) = chunks[operand][chunk];
                var asked = chunk >= 2 ? release[chunks[operand][chunk - 2].LastWave] + 2 : 0;
                if (operand == (int)Operand.Ifmap && layer > 0)
                {
                    var lastOfLayerBefore = ofmapChunks.FindLastIndex(one => one.Layer == layer - 1);
                    asked = Math.Max(asked, Enumerable.Range(0, lastOfLayerBefore + 1).Max(Accepted) + 1);
                }

                known = Math.Max(asked + (isEmpty ? 1 : latency + ToBufferAndBack), chunk > 0 ? Come(operand, chunk - 1) : 0);
            }

            return known;
        }

        long Accepted(int chunk)
        {
            if (accepted[chunk] == 0)
            {
                accepted[chunk] = Math.Max(release[ofmapChunks[chunk].LastWave] + ofmapChunks[chunk].Delay + latency + 2, chunk > 0 ? Accepted(chunk - 1) : 0);
            }

            return accepted[chunk];
        }
    }

    private void CutDemands(SystolicSchedule schedule, List<(int Fold, int Wave, int Layer)> waves, Operand operand, long half)
    {
        var edge = schedule.EdgeOf(operand);
        var isLoaded = edge == Edge.North && schedule.HasStationaryOperand;
        var offset = edge == Edge.West && schedule.HasStationaryOperand ? array.Rows : 0;
        var numberOf = waves.Select((wave, i) => (wave, i)).ToDictionary(one => (one.wave.Fold, one.wave.Wave), one => one.i);
        int[] needs = [.. Enumerable.Repeat(-1, waves.Count)];
        var layer = -1;
        var chunk = -1;
        var isFull = false;
        HashSet<int> held = [];
        for (var f = 0; f < schedule.FoldCount; f++)
        {
            var fold = schedule[f];
            var demands = Enumerable.Range(0, schedule.UsedLanes(edge, fold))
                .SelectMany(lane => Enumerable.Range(schedule.EmptySlots(edge, 0, fold), schedule.SlotsOf(edge, fold) - schedule.EmptySlots(edge, 0, fold)).Select(slot => (lane, slot)))
                .OrderBy(one => (isLoaded ? one.slot : one.slot + one.lane, one.lane));
            foreach (var (lane, slot) in demands)
            {
                if (isFull || fold.Layer != layer)
                {
                    chunk++;
                    held.Clear();
                    isFull = false;
                    layer = fold.Layer;
                    chunks[(int)operand].Add((layer, 0, true));
                }

                var wave = numberOf[(f, slot + offset)];
                needs[wave] = chunk;
                chunks[(int)operand][chunk] = (layer, Math.Max(wave, chunks[(int)operand][chunk].LastWave), held.Count == 0);
                if (schedule.AddressOf(operand, schedule.Layers[layer], fold, lane, slot) is var address && address != IfmapLayout.Outside)
                {
                    if (memory.Banks is { } banks)
                    {
                        banksOfWave[wave][((int)operand * banks) + (address % banks)]++;
                    }

                    held.Add(address);
                    isFull = held.Count == half;
                    chunks[(int)operand][chunk] = chunks[(int)operand][chunk] with { IsEmpty = false };
                }
            }
        }

        chunksOfWave[(int)operand].AddRange(needs);
    }

    private void CutOutputs(SystolicSchedule schedule, List<(int Fold, int Wave, int Layer)> waves)
    {
        var held = 0L;
        var layer = -1;
        for (var w = 0; w < waves.Count; w++)
        {
            var fold = schedule[waves[w].Fold];
            var isLastOfFold = w + 1 == waves.Count || waves[w + 1].Fold != waves[w].Fold;
            var isOs = array.Dataflow == Dataflow.OutputStationary;
            var words = isOs ? (isLastOfFold ? fold.UsedRows * fold.UsedColumns : 0) : waves[w].Wave >= array.Rows ? fold.UsedColumns : 0;
            if (words > 0 && (held + words > memory.OfmapBufferWords / 2 || layer != fold.Layer))
            {
                ofmapChunks.Add(default);
                (held, layer) = (0, fold.Layer);
            }

            if (words > 0)
            {
                held += words;
                var travel = isOs ? fold.UsedRows + fold.UsedColumns - 2 : array.Rows + fold.UsedColumns - 2;
                var delay = 1 + memory.BufferLatencyCycles + 1 + travel + 2;
                ofmapChunks[^1] = (layer, w, delay);
            }

            ofmapChunkOfWave.Add(words > 0 ? ofmapChunks.Count - 1 : -1);
        }
    }
}
