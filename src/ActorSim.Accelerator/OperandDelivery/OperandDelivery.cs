using ActorSim.Interconnect;
using ActorSim.Kernel;

namespace ActorSim.Accelerator;

/// <summary>
/// An array of PEs that compute a layer, or the beginning of it, with two networks which bring them weights and iacts: what
/// the networks deliver decides how many PEs work.
/// </summary>
/// <remarks>
/// Sources send their words in the order of steps, at each step for one set of PEs after the other, as fast as the
/// network takes them. Psums stay in the PEs, and outputs are not brought back: that is a word for each output,
/// against two for each multiply-accumulate.
/// </remarks>
public sealed class OperandDelivery
{
    private readonly MacPe[] pes;
    private readonly List<OperandSource> weightSources;
    private readonly List<OperandSource> iactSources;
    private readonly SpatialMapping mapping;
    private readonly OperandFabric weights;
    private readonly OperandFabric iacts;

    /// <summary>Builds the system.</summary>
    /// <param name="clock">The clock of networks and PEs.</param>
    /// <param name="mapping">What lies where.</param>
    /// <param name="weights">The network of weights.</param>
    /// <param name="iacts">The network of iacts.</param>
    /// <param name="peAt">The number that the PE in a row and column of the array has in both networks.</param>
    /// <param name="rounds">How often each active PE is given an output, ≥ 1.</param>
    /// <param name="steps">Multiply-accumulates of each output, ≥ 1.</param>
    /// <param name="peSlots">Beats of each operand that a PE holds, ≥ 1.</param>
    /// <param name="registerSlots">Beats of each register of the networks, ≥ 1.</param>
    /// <param name="builder">Where to add the actors; null for a system of their own.</param>
    /// <exception cref="ArgumentException">
    /// A network has another number of PEs than the array, or cannot tell the PEs apart as the mapping needs; or a
    /// number is not positive.
    /// </exception>
    public OperandDelivery(
        Clock clock,
        SpatialMapping mapping,
        OperandFabric weights,
        OperandFabric iacts,
        Func<int, int, int> peAt,
        int rounds,
        int steps,
        int peSlots = 2,
        int registerSlots = 2,
        SimulationBuilder? builder = null)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(iacts);
        ArgumentNullException.ThrowIfNull(peAt);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (weights.Pes != mapping.Rows * mapping.Columns || iacts.Pes != weights.Pes)
        {
            throw new ArgumentException($"The array has {mapping.Rows} × {mapping.Columns} PEs, but the networks have {weights.Pes} and {iacts.Pes}.", nameof(weights));
        }

        (this.mapping, this.weights, this.iacts) = (mapping, weights, iacts);
        builder ??= new SimulationBuilder();
        pes = new MacPe[weights.Pes];
        var active = mapping.ActivePes.ToHashSet();
        for (var row = 0; row < mapping.Rows; row++)
        {
            for (var column = 0; column < mapping.Columns; column++)
            {
                var work = active.Contains((row, column)) ? (long)rounds * steps : 0;
                pes[peAt(row, column)] = builder.Add($"/pe/{row}/{column}", new MacPe(clock, weights.Width.WordBits, iacts.Width.WordBits, peSlots, work));
            }
        }

        weightSources = AddNetwork("/weights", weights, mapping.Weights, [.. pes.Select(pe => pe.WeightInlet)]);
        iactSources = AddNetwork("/iacts", iacts, mapping.Iacts, [.. pes.Select(pe => pe.IactInlet)]);
        Macs = (long)rounds * steps * mapping.ActivePes.Count;
        Simulation = builder.Build();

        List<OperandSource> AddNetwork(string path, OperandFabric fabric, OperandSharing sharing, IReadOnlyList<OperandInlet> inlets)
        {
            var groups = fabric.Cut([.. mapping.SetsOf(sharing).Select(set => set.Select(pe => peAt(pe.Row, pe.Column)).ToList())]);
            var inputs = fabric.Build(builder, path, clock, groups, inlets, registerSlots);
            var sources = new List<OperandSource>();
            foreach (var own in groups.GroupBy(group => group.Source, group => group.Group).OrderBy(own => own.Key))
            {
                var source = builder.Add(
                    $"{path}/source/{own.Key}",
                    new OperandSource(clock, BeatsFor([.. own.Select(group => group.Tag)], fabric.Width, rounds, steps), registerSlots, fabric.Width, new OperandGroups(fabric.Pes, [.. own])));
                source.Outlet.Connect(builder, clock, inputs[own.Key]);
                sources.Add(source);
            }

            return sources;
        }
    }

    /// <summary>The simulation, ready to run.</summary>
    public Simulation Simulation { get; }

    /// <summary>Multiply-accumulates to do.</summary>
    public long Macs { get; }

    /// <summary>Multiply-accumulates done so far.</summary>
    public long MacsDone
    {
        get
        {
            long done = 0;
            foreach (var pe in pes)
            {
                done += pe.Macs;
            }

            return done;
        }
    }

    /// <summary>What the run came to.</summary>
    /// <exception cref="InvalidOperationException">It has not come to its end.</exception>
    public OperandDeliveryFigures Figures => MacsDone == Macs
        ? new OperandDeliveryFigures
        {
            Pes = pes.Length,
            ActivePes = mapping.ActivePes.Count,
            Macs = Macs,
            Cycles = pes.Max(pe => pe.LastMacCycle) + 1,
            CyclesWithoutWeight = pes.Sum(pe => pe.CyclesWithoutWeight),
            CyclesWithoutIact = pes.Sum(pe => pe.CyclesWithoutIact),
            CyclesWithoutBoth = pes.Sum(pe => pe.CyclesWithoutBoth),
            Weights = FlowOf(weightSources, weights, pes.Sum(pe => pe.WeightWords)),
            Iacts = FlowOf(iactSources, iacts, pes.Sum(pe => pe.IactWords)),
        }
        : throw new InvalidOperationException($"{MacsDone} of {Macs} multiply-accumulates are done.");

    private static OperandFlow FlowOf(List<OperandSource> sources, OperandFabric fabric, long delivered) => new()
    {
        Sources = sources.Count,
        WordsPerBeat = fabric.Width.Words,
        BeatsSent = sources.Sum(source => source.BeatsSent),
        WordsSent = sources.Sum(source => source.WordsSent),
        WordsDelivered = delivered,
        BeatsOfBusiestSource = sources.Max(source => source.BeatsSent),
    };

    /// <summary>All beats of a source: step after step, and at each one group after the other.</summary>
    private static OperandBeat[] BeatsFor(int[] tags, PortWidth width, int rounds, int steps)
    {
        var beatsOfRound = (steps + width.Words - 1) / width.Words;
        var beats = new OperandBeat[checked(rounds * beatsOfRound * tags.Length)];
        var next = 0;
        for (var round = 0; round < rounds; round++)
        {
            for (var step = 0; step < steps; step += width.Words)
            {
                var words = Math.Min(width.Words, steps - step);
                var bits = BitsOf(((long)round * steps) + step, words, width.WordBits);
                foreach (var tag in tags)
                {
                    beats[next++] = new OperandBeat(tag, words, bits);
                }
            }
        }

        return beats;
    }

    private static ulong BitsOf(long step, int words, int wordBits)
    {
        ulong bits = 0;
        for (var word = 0; word < words; word++)
        {
            bits |= ((ulong)(step + word) & (ulong.MaxValue >> (64 - wordBits))) << (word * wordBits);
        }

        return bits;
    }
}
