using ActorSim.Kernel;

namespace ActorSim.Accelerator.Tests.RowStationary;

/// <summary>A chip and the simulation of it.</summary>
internal sealed class ChipRun
{
    internal ChipRun(RowStationaryProgram program, Granularity granularity, RowStationaryValues? values = null, ulong? numberingSeed = null)
    {
        var builder = new SimulationBuilder { NumberingSeed = numberingSeed };
        Program = program;
        Chip = RowStationarySystem.Add(builder, "/chip", program, granularity, values);
        Simulation = builder.Build();
    }

    internal RowStationaryProgram Program { get; }

    internal RowStationarySystem Chip { get; }

    internal Simulation Simulation { get; }

    /// <summary>What each PE did, row by row.</summary>
    internal IEnumerable<PeCounts> Pes => Simulation.Actors.Select(actor => (actor as WordPe)?.Counts ?? (actor as BurstPe)?.Counts).OfType<PeCounts>();

    internal RowStationaryLayerFigures[] Figures => [.. Enumerable.Range(0, Program.Layers.Length).Select(Chip.FiguresOf)];

    /// <summary>Runs to the end, which must be that of all passes.</summary>
    internal RunResult Run(RunOptions? options = null)
    {
        var result = Simulation.Run(options ?? new RunOptions());
        Assert.True(result.Failure is null, result.Failure?.ToString());
        Assert.Equal(EndReason.Completed, result.Reason);
        Assert.Equal(Program.Passes.Length, Chip.Control.PassesDone);
        return result;
    }
}
