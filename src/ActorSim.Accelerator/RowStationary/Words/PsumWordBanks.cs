using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// The banks that hold psums, word by word. In a pass that starts psums they are zero; when ofmaps are finished they go
/// to the link to DRAM.
/// </summary>
public sealed class PsumWordBanks : BankGroup
{
    // By image, filter of the block, row of the strip and column; nothing in runs without values.
    private readonly long[] psums;
    private long written;

    /// <summary>Makes the banks.</summary>
    /// <param name="program">The chip and the passes that it runs.</param>
    /// <param name="hasValues">Whether words have values.</param>
    public PsumWordBanks(RowStationaryProgram program, bool hasValues)
        : base(program, BufferedData.Psums)
    {
        ArgumentNullException.ThrowIfNull(program);
        psums = hasValues ? new long[program.Layers.Max(layer => MappingLimits.PsumWords(layer.Shape, layer.Mapping))] : [];
        Requests = Receive<PsumRead>(OnRead);
        Writes = Receive<PsumWrite>(OnWrite);
        Words = EmitGroup<ArrayWord>();
        Ofmaps = Emit<BankTransfer>(optional: true);
    }

    /// <summary>From the network that brings psums to PEs.</summary>
    public InPort<PsumRead> Requests { get; }

    /// <summary>From the output network.</summary>
    public InPort<PsumWrite> Writes { get; }

    /// <summary>To all PEs, row by row.</summary>
    public GroupPort<ArrayWord> Words { get; }

    /// <summary>In runs with values: finished ofmaps, to the link to DRAM.</summary>
    public OutPort<BankTransfer> Ofmaps { get; }

    private void OnRead(in PsumRead read)
    {
        CountReads(read.Pass, read.Words);
        var shape = Program.ShapeOf(read.Pass);
        var pe = shape.Bottoms[read.Bottom];
        for (var word = 0; word < read.Words; word++)
        {
            var isZero = psums.Length == 0 || Program.Passes[read.Pass].StartsPsums;
            Words.SendTo(pe, new ArrayWord(isZero ? 0 : psums[PlaceOf(read.Pass, read.Bottom, read.First + word)]));
        }
    }

    private void OnWrite(in PsumWrite write)
    {
        CountWrites(write.Pass, 1);
        if (psums.Length == 0)
        {
            return;
        }

        psums[PlaceOf(write.Pass, write.Top, write.Psum)] = write.Value;
        if (++written < Program.PsumWords(write.Pass))
        {
            return;
        }

        written = 0;
        if (Program.Passes[write.Pass].DrainsOfmaps)
        {
            var ofmaps = psums.AsSpan(0, checked((int)Program.OfmapWords(write.Pass)));
            Ofmaps.Send(new BankTransfer(write.Pass, Blocks.Rent<long>(ofmaps)));
        }
    }

    private long PlaceOf(int pass, int end, long psum)
    {
        var shape = Program.ShapeOf(pass);
        var (filterSet, row) = Math.DivRem(end, shape.Rows);
        var (window, filter) = Math.DivRem(psum, shape.Filters);
        var (image, column) = Math.DivRem(window, shape.Layer.Output.Width);
        var filterOfBlock = Program.Passes[pass].FirstFilter - Program.FirstFilterOfBlock(pass) + (filterSet * shape.Filters) + filter;
        return (((((image * Program.FiltersOfBlock(pass)) + filterOfBlock) * shape.Rows) + row) * shape.Layer.Output.Width) + column;
    }
}
