using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// The banks that hold ifmaps, word by word: gives each word that the network asks for to the PEs that receive it.
/// </summary>
public sealed class IfmapWordBanks : BankGroup
{
    // Fetches that came, the oldest first: the one that is read, and those for passes that have not begun.
    [KeepsBlocks]
    private readonly Queue<Block> fetches = new();
    private int pass = -1;

    /// <summary>Makes the banks.</summary>
    public IfmapWordBanks(RowStationaryProgram program)
        : base(program, BufferedData.Ifmaps)
    {
        Requests = Receive<IfmapRead>(OnRead);
        Words = EmitGroup<ArrayWord>();
    }

    /// <summary>From the network.</summary>
    public InPort<IfmapRead> Requests { get; }

    /// <summary>To all PEs, row by row.</summary>
    public GroupPort<ArrayWord> Words { get; }

    private protected override void Keep(in BankTransfer transfer)
    {
        if (!transfer.Values.IsNone)
        {
            fetches.Enqueue(transfer.Values);
        }
    }

    private void OnRead(in IfmapRead read)
    {
        if (read.Pass != pass)
        {
            Begin(read.Pass);
        }

        CountReads(read.Pass, 1);
        var shape = Program.ShapeOf(read.Pass);
        var word = new ArrayWord(fetches.Count > 0 ? ValueOf(read, shape) : 0);
        foreach (var pe in shape.Receivers[read.SetRow])
        {
            Words.SendTo(pe, word);
        }
    }

    /// <summary>With the first word of a pass that has new ifmaps the old ones are gone.</summary>
    private void Begin(int next)
    {
        if (pass >= 0 && Program.Passes[next].LoadsIfmaps && fetches.Count > 0)
        {
            Blocks.GiveBack(fetches.Dequeue());
        }

        pass = next;
    }

    private int ValueOf(in IfmapRead read, PassShape shape)
    {
        var (set, row) = Math.DivRem(read.SetRow, shape.IfmapRows);
        var map = (((read.Image * shape.ChannelSets) + set) * shape.Channels) + read.Channel;
        var place = (((map * shape.IfmapRows) + row) * shape.Layer.PaddedInput.Width) + shape.ColumnAt(read.Index);
        return Blocks.Read<int>(fetches.Peek())[place];
    }
}
