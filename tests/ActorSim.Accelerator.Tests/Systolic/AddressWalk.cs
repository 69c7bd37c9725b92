namespace ActorSim.Accelerator.Tests.Systolic;

/// <summary>
/// DRAM reads by brute force: every SRAM read of a layer with its cycle and lane, sorted, and a set that is
/// emptied when it is full. Written from SCALE-Sim's rules, without the actors' schedule.
/// </summary>
internal static class AddressWalk
{
    public static (long Ifmap, long Filter) DramReads(SystolicDescription array, SystolicLayer layer)
    {
        var ifmap = new List<(long Cycle, int Lane, int Address)>();
        var filter = new List<(long Cycle, int Lane, int Address)>();
        const long CyclesPerFold = 1_000_000;
        long start = 0;
        for (var group = 0; group < layer.Groups; group++)
        {
            var (onRows, onColumns) = array.Dataflow switch
            {
                Dataflow.OutputStationary => (layer.M, layer.N),
                Dataflow.WeightStationary => (layer.K, layer.N),
                _ => (layer.K, layer.M),
            };
            for (var column = 0; column < onColumns; column += array.Columns)
            {
                for (var row = 0; row < onRows; row += array.Rows)
                {
                    for (var i = row; i < Math.Min(onRows, row + array.Rows); i++)
                    {
                        AddRow(array, layer, group, i, i - row, start, ifmap, filter);
                    }

                    for (var j = column; j < Math.Min(onColumns, column + array.Columns); j++)
                    {
                        AddColumn(array, layer, group, j, j - column, row, Math.Min(onRows, row + array.Rows), start, ifmap, filter);
                    }

                    start += CyclesPerFold;
                }
            }
        }

        return (Count(ifmap, array.IfmapBufferWords), Count(filter, array.FilterBufferWords));
    }

    private static void AddRow(
        SystolicDescription array, SystolicLayer layer, int group, int index, int lane, long start, List<(long, int, int)> ifmap, List<(long, int, int)> filter)
    {
        var stream = array.Dataflow switch { Dataflow.OutputStationary => layer.K, Dataflow.WeightStationary => layer.M, _ => layer.N };
        for (var t = 0; t < stream; t++)
        {
            var cycle = start + lane + t;
            switch (array.Dataflow)
            {
                case Dataflow.OutputStationary:
                    ifmap.Add((cycle, lane, layer.Ifmap.AddressOf(group, index, t)));
                    break;
                case Dataflow.WeightStationary:
                    ifmap.Add((cycle, lane, layer.Ifmap.AddressOf(group, t, index)));
                    break;
                default:
                    filter.Add((cycle, lane, layer.FilterAddressOf(group, index, t)));
                    break;
            }
        }
    }

    private static void AddColumn(
        SystolicDescription array, SystolicLayer layer, int group, int index, int lane, int firstRow, int endRow, long start, List<(long, int, int)> ifmap, List<(long, int, int)> filter)
    {
        if (array.Dataflow == Dataflow.OutputStationary)
        {
            for (var k = 0; k < layer.K; k++)
            {
                filter.Add((start + lane + k, lane, layer.FilterAddressOf(group, k, index)));
            }

            return;
        }

        // One row of PEs a cycle, the highest first.
        for (var k = endRow - 1; k >= firstRow; k--)
        {
            var cycle = start + endRow - 1 - k;
            if (array.Dataflow == Dataflow.WeightStationary)
            {
                filter.Add((cycle, lane, layer.FilterAddressOf(group, k, index)));
            }
            else
            {
                ifmap.Add((cycle, lane, layer.Ifmap.AddressOf(group, index, k)));
            }
        }
    }

    private static long Count(List<(long Cycle, int Lane, int Address)> reads, long bufferWords)
    {
        long count = 0;
        var held = new HashSet<int>();
        foreach (var (_, _, address) in reads.OrderBy(read => read.Cycle).ThenBy(read => read.Lane))
        {
            if (address != IfmapLayout.Outside && held.Add(address))
            {
                count++;
                if (held.Count == 50 * (bufferWords / 100))
                {
                    held.Clear();
                }
            }
        }

        return count;
    }
}
