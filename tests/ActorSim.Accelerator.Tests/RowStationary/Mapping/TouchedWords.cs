namespace ActorSim.Accelerator.Tests.RowStationary.Mapping;

/// <summary>
/// Counts accesses by doing everything: each pass, PE, window and word, with sets of the words that are where.
/// </summary>
internal sealed class TouchedWords(RowStationaryProgram program)
{
    private readonly RowStationaryLayer layer = program.Layers[0];
    private readonly HashSet<(int Image, int Filter, int Channel, int Row, int Column, int FilterRow, int FilterColumn)> macs = [];
    private long psumPadReads;
    private OperandWords arrived;
    private OperandWords sent;
    private OperandWords given;
    private OperandWords fetched;
    private long drained;

    public RowStationaryAccesses Count()
    {
        for (var pass = 0; pass < program.Passes.Length; pass++)
        {
            Work(program.Passes[pass], program.ShapeOf(pass), program.ReadsPsums(pass), program.FiltersOfBlock(pass));
        }

        return new RowStationaryAccesses
        {
            Macs = macs.Count,
            PadReads = new OperandWords(macs.Count, macs.Count, psumPadReads),
            PadWrites = new OperandWords(arrived.Ifmap, arrived.Filter, macs.Count),
            ArrayWords = arrived,
            BufferReads = sent,
            BufferWrites = given,
            BufferFills = fetched,
            BufferDrains = new OperandWords(0, 0, drained),
            DramReads = fetched,
            DramWrites = new OperandWords(0, 0, drained),
        };
    }

    private void Work(Pass pass, PassShape shape, bool readsPsums, int blockFilters)
    {
        var (kernel, stride) = (layer.Shape.Convolution.Kernel, layer.Shape.Convolution.Stride);
        var ifmapWords = new HashSet<(int Image, int Channel, int Row, int Column)>();
        var weights = new HashSet<(int Filter, int Channel, int Row, int Column)>();
        for (var filterSet = 0; filterSet < shape.FilterSets; filterSet++)
        {
            for (var channelSet = 0; channelSet < shape.ChannelSets; channelSet++)
            {
                for (var filterRow = 0; filterRow < kernel.Height; filterRow++)
                {
                    for (var row = 0; row < shape.Rows; row++)
                    {
                        WorkOfPe(filterSet, channelSet, filterRow, row);
                    }
                }
            }
        }

        sent += new OperandWords(ifmapWords.Count, weights.Count, 0);
        fetched += new OperandWords(0, weights.Count, 0);
        if (pass.LoadsIfmaps)
        {
            for (var row = 0; row < ((shape.Rows - 1) * stride.Height) + kernel.Height; row++)
            {
                fetched += new OperandWords((long)shape.Images * shape.Channels * shape.ChannelSets * layer.Shape.PaddedInput.Width, 0, 0);
            }
        }

        if (pass.DrainsOfmaps)
        {
            drained += (long)shape.Images * blockFilters * shape.Rows * layer.Shape.Output.Width;
        }

        void WorkOfPe(int filterSet, int channelSet, int filterRow, int row)
        {
            var pad = new HashSet<(int, int, int, int)>();
            var filters = new HashSet<(int, int, int, int)>();
            var (isBottom, isTop) = (
                channelSet == shape.ChannelSets - 1 && filterRow == kernel.Height - 1, channelSet == 0 && filterRow == 0);
            for (var image = 0; image < shape.Images; image++)
            {
                for (var column = 0; column < layer.Shape.Output.Width; column++)
                {
                    for (var filter = 0; filter < shape.Filters; filter++)
                    {
                        var ofmap = pass.FirstFilter + (filterSet * shape.Filters) + filter;
                        var first = true;
                        for (var channel = 0; channel < shape.Channels; channel++)
                        {
                            for (var filterColumn = 0; filterColumn < kernel.Width; filterColumn++)
                            {
                                var ifmap = pass.FirstChannel + (channelSet * shape.Channels) + channel;
                                var channels = pass.Group * layer.Shape.ChannelsPerGroup;
                                Assert.True(macs.Add((
                                    pass.FirstImage + image,
                                    ofmap + (pass.Group * layer.Shape.FiltersPerGroup),
                                    ifmap + channels,
                                    pass.FirstRow + row,
                                    column,
                                    filterRow,
                                    filterColumn)));
                                pad.Add((image, ifmap, (row * stride.Height) + filterRow, (column * stride.Width) + filterColumn));
                                filters.Add((ofmap, ifmap, filterRow, filterColumn));
                                psumPadReads += first ? 0 : 1;
                                first = false;
                            }
                        }

                        // The psum leaves the pad, to the PE above or to the buffer.
                        psumPadReads++;
                        sent += new OperandWords(0, 0, isBottom && readsPsums ? 1 : 0);
                        arrived += new OperandWords(0, 0, isBottom ? 0 : 1);
                        given += new OperandWords(0, 0, isTop ? 1 : 0);
                    }
                }
            }

            arrived += new OperandWords(pad.Count, filters.Count, 0);
            ifmapWords.UnionWith(pad);
            weights.UnionWith(filters);
        }
    }
}
