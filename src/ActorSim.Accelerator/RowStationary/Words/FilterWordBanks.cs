using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// The part of the buffer that holds filters of coming passes, word by word: gives weights, in the order in which they came
/// from DRAM, to the PEs that the network names.
/// </summary>
public sealed class FilterWordBanks : BankGroup
{
    // Fetches that came, that of the pass being loaded first.
    [KeepsBlocks]
    private readonly Queue<Block> fetches = new();
    private int given;

    /// <summary>Makes the banks.</summary>
    public FilterWordBanks(RowStationaryProgram program)
        : base(program, BufferedData.Filters)
    {
        Requests = Receive<FilterRead>(OnRead);
        Words = EmitGroup<ArrayWord>();
    }

    /// <summary>From the network.</summary>
    public InPort<FilterRead> Requests { get; }

    /// <summary>To all PEs, row by row.</summary>
    public GroupPort<ArrayWord> Words { get; }

    private protected override void Keep(in BankTransfer transfer)
    {
        if (!transfer.Values.IsNone)
        {
            fetches.Enqueue(transfer.Values);
        }
    }

    private void OnRead(in FilterRead read)
    {
        CountReads(read.Pass, read.Words);
        var pes = Program.ShapeOf(read.Pass).Groups[read.Group];
        for (var word = 0; word < read.Words; word++, given++)
        {
            var weight = new ArrayWord(fetches.Count > 0 ? Blocks.Read<int>(fetches.Peek())[given] : 0);
            foreach (var pe in pes)
            {
                Words.SendTo(pe, weight);
            }
        }

        if (given < Program.FilterWords(read.Pass))
        {
            return;
        }

        given = 0;
        if (fetches.Count > 0)
        {
            Blocks.GiveBack(fetches.Dequeue());
        }
    }
}
