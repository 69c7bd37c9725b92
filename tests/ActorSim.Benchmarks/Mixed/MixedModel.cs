using ActorSim.Kernel;

namespace ActorSim.Benchmarks;

/// <summary>
/// Chips of clocked cells, joined by slow links: nanosecond and microsecond lookahead in one run. One chip at a time is
/// active: a baton that travels from gateway to gateway makes all cells of a chip send to their neighbours in each
/// cycle until the baton has reached the next chip.
/// </summary>
public sealed record MixedModel : BenchmarkModel
{
    /// <summary>A cycle of 1 GHz.</summary>
    public const long CyclePicoseconds = 1_000;

    /// <summary>From one gateway to the next.</summary>
    public const long GatewayLatencyPicoseconds = 1_000_000;

    /// <summary>How long a chip is active each time.</summary>
    public const long ActivePicoseconds = 2_000_000;

    private const long CyclesPerTurn = ActivePicoseconds / CyclePicoseconds;

    /// <summary>How many chips.</summary>
    public int Chips { get; init; } = 16;

    /// <summary>Cells of a chip.</summary>
    public int Cells { get; init; } = 256;

    /// <summary>About how many messages arrive.</summary>
    public long Arrivals { get; init; } = 12_000_000;

    public override string Name => "mixed";

    public override long EndPicoseconds => CyclePicoseconds * Math.Max(2 * CyclesPerTurn, Arrivals / Cells);

    public override long LookaheadPicoseconds => CyclePicoseconds;

    /// <summary>Nodes and actors of a chip: its gateway comes first.</summary>
    private int ActorsPerChip => Cells + 1;

    public override BenchmarkModel Shortened(int divisor) => this with { Arrivals = Arrivals / divisor };

    /// <summary>Until when cells send that were told to begin at a time; one cycle is left for the gateway's word to them and one for what is under way.</summary>
    public static long ActiveUntil(long beginning) => beginning + ActivePicoseconds - (2 * CyclePicoseconds);

    /// <summary>What a cell sends to its neighbour.</summary>
    public static ulong Flit(int index, long now) => Mixing.Mix(((ulong)index << 48) ^ (ulong)now);

    public override KernelSystem BuildSystem()
    {
        var builder = new SimulationBuilder();
        var clock = Clock.FromGigahertz(1);
        var cycle = clock.Cycles(1);
        var actors = new List<BenchmarkActor>();
        var gateways = new Gateway[Chips];
        for (var chip = 0; chip < Chips; chip++)
        {
            gateways[chip] = builder.Add($"/chip/{chip}/0", new Gateway(begins: chip == 0));
            var first = (chip * ActorsPerChip) + 1;
            var cells = new Cell[Cells];
            for (var i = 0; i < Cells; i++)
            {
                cells[i] = builder.Add($"/chip/{chip}/{i + 1}", new Cell(first + i, clock));
            }

            for (var i = 0; i < Cells; i++)
            {
                builder.Connect(cells[i].Next, cells[(i + 1) % Cells].Flits, cycle);
            }

            builder.Connect(gateways[chip].Cells, new ReceiverTable<Begin>(cells.Select(cell => cell.Begin)), cycle);
            actors.Add(gateways[chip]);
            actors.AddRange(cells);
        }

        var slow = Latency.Of(SimDuration.FromPicoseconds(GatewayLatencyPicoseconds));
        for (var chip = 0; chip < Chips; chip++)
        {
            builder.Connect(gateways[chip].Next, gateways[(chip + 1) % Chips].Batons, slow);
        }

        return new KernelSystem(builder.Build(), actors);
    }

    public override LoopNode[] BuildNodes<TQueue>(TQueue queue)
    {
        var nodes = new LoopNode[Chips * ActorsPerChip];
        for (var chip = 0; chip < Chips; chip++)
        {
            var gateway = chip * ActorsPerChip;
            nodes[gateway] = new GatewayNode<TQueue>(gateway, (gateway + ActorsPerChip) % nodes.Length, Cells, queue);
            for (var i = 0; i < Cells; i++)
            {
                var cell = gateway + 1 + i;
                nodes[cell] = new CellNode<TQueue>(cell, gateway + 1 + ((i + 1) % Cells), queue);
            }
        }

        return nodes;
    }
}
