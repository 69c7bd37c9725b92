namespace ActorSim.Accelerator.Tests.RowStationary;

/// <summary>
/// Counts accesses of a layer by touching every operand: a nested loop over the passes and all that their PEs do, which
/// remembers what has been touched before. Of a pass it looks only at its sizes and where it begins.
/// </summary>
internal sealed class TouchedOperands
{
    private long macs;
    private OperandWords array;
    private OperandWords reads;
    private OperandWords fills;
    private long writes;
    private long drains;

    internal static RowStationaryAccesses Of(RowStationaryProgram program, int layer)
    {
        var touched = new TouchedOperands();
        for (var pass = program.FirstPassOf(layer); pass < program.FirstPassOf(layer + 1); pass++)
        {
            touched.Add(program, program.Passes[pass], program.ShapeOf(pass));
        }

        return touched.Accesses();
    }

    private RowStationaryAccesses Accesses() => new()
    {
        Macs = macs,
        PadReads = new OperandWords(macs, macs, macs),
        PadWrites = new OperandWords(array.Ifmap, array.Filter, macs),
        ArrayWords = array,
        BufferReads = reads,
        BufferWrites = new OperandWords(0, 0, writes),
        BufferFills = fills,
        BufferDrains = new OperandWords(0, 0, drains),
        DramReads = fills,
        DramWrites = new OperandWords(0, 0, drains),
    };

    private void Add(RowStationaryProgram program, Pass pass, PassShape shape)
    {
        var (kernel, stride) = (shape.Layer.Convolution.Kernel, shape.Layer.Convolution.Stride);
        var ifmapOfPes = new HashSet<(int, int, int, int, int, int, int)>();
        var ifmapOfBuffer = new HashSet<(int, int, int, int)>();
        var weightsOfPes = new HashSet<(int, int, int, int, int, int, int)>();
        var weightsOfBuffer = new HashSet<(int, int, int, int)>();
        var psums = new HashSet<(int, int, int, int)>();
        var psumsBetweenPes = new HashSet<(int, int, int, int, int, int)>();
        for (var filterSet = 0; filterSet < shape.FilterSets; filterSet++)
        {
            for (var channelSet = 0; channelSet < shape.ChannelSets; channelSet++)
            {
                for (var r = 0; r < kernel.Height; r++)
                {
                    for (var row = 0; row < shape.Rows; row++)
                    {
                        Pe(filterSet, channelSet, r, row);
                    }
                }
            }
        }

        array += new OperandWords(ifmapOfPes.Count, weightsOfPes.Count, psumsBetweenPes.Count);
        var readsPsums = program.Hardware.ReadsFirstPsums || !pass.StartsPsums;
        reads += new OperandWords(ifmapOfBuffer.Count, weightsOfBuffer.Count, readsPsums ? psums.Count : 0);
        writes += psums.Count;
        fills += new OperandWords(pass.LoadsIfmaps ? FetchedIfmaps(shape) : 0, weightsOfBuffer.Count, 0);
        drains += pass.DrainsOfmaps ? FinishedOfmaps(program.Layers[pass.Layer], pass, shape) : 0;

        void Pe(int filterSet, int channelSet, int r, int row)
        {
            for (var image = 0; image < shape.Images; image++)
            {
                for (var column = 0; column < shape.Layer.Output.Width; column++)
                {
                    for (var filter = 0; filter < shape.Filters; filter++)
                    {
                        Psum(image, column, (filterSet * shape.Filters) + filter);
                    }
                }
            }

            void Psum(int image, int column, int filter)
            {
                psums.Add((image, filter, row, column));
                if (channelSet + 1 < shape.ChannelSets || r + 1 < kernel.Height)
                {
                    psumsBetweenPes.Add((channelSet, r, image, filter, row, column));
                }

                for (var s = 0; s < kernel.Width; s++)
                {
                    for (var channel = channelSet * shape.Channels; channel < (channelSet + 1) * shape.Channels; channel++)
                    {
                        macs++;
                        var (y, x) = ((row * stride.Height) + r, (column * stride.Width) + s);
                        ifmapOfPes.Add((filterSet, r, row, image, channel, y, x));
                        ifmapOfBuffer.Add((image, channel, y, x));
                        weightsOfPes.Add((channelSet, r, row, filterSet, filter, channel, s));
                        weightsOfBuffer.Add((filter, channel, r, s));
                    }
                }
            }
        }
    }

    private static long FetchedIfmaps(PassShape shape)
    {
        var (words, layer) = (0L, shape.Layer);
        for (var map = 0; map < shape.Images * shape.Channels * shape.ChannelSets; map++)
        {
            for (var row = 0; row < ((shape.Rows - 1) * layer.Convolution.Stride.Height) + layer.Convolution.Kernel.Height; row++)
            {
                words += layer.Input.Width + (2 * layer.Convolution.Padding.Width);
            }
        }

        return words;
    }

    private static long FinishedOfmaps(RowStationaryLayer layer, Pass pass, PassShape shape)
    {
        // The drain comes with the last filters of the block, which began at a multiple of m.
        var end = pass.FirstFilter + (shape.Filters * shape.FilterSets);
        var words = 0L;
        for (var filter = pass.FirstFilter / layer.Mapping.BufferedFilters * layer.Mapping.BufferedFilters; filter < end; filter++)
        {
            words += shape.Images * shape.Rows * layer.Shape.Output.Width;
        }

        return words;
    }
}
