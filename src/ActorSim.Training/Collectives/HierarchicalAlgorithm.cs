using System.Globalization;

namespace ActorSim.Training;

/// <summary>
/// An algorithm of several levels, such as servers and the machines in them. The groups of the first level are neighbouring ranks; a
/// group of a higher level has the ranks that differ in that level's place only. An all-reduce is a reduce-scatter in each level below
/// the last, an all-reduce of what is left in the last, and the all-gathers back down; so the slow levels move the fewest bytes.
/// </summary>
public sealed class HierarchicalAlgorithm : CollectiveAlgorithm
{
    private readonly Level[] levels;
    private readonly Phase[] phases;

    /// <summary>Makes the algorithm.</summary>
    /// <param name="kind">All-reduce, reduce-scatter, or all-gather.</param>
    /// <param name="levels">From the one of neighbouring ranks up.</param>
    /// <exception cref="ArgumentException">No level, or one whose algorithm cannot do its part.</exception>
    public HierarchicalAlgorithm(CollectiveKind kind, IReadOnlyList<HierarchyLevel> levels)
        : base(kind, RanksOf(levels))
    {
        if (kind is not (CollectiveKind.AllReduce or CollectiveKind.ReduceScatter or CollectiveKind.AllGather))
        {
            throw Refusal("hierarchical", kind, "all-reduce, reduce-scatter and all-gather");
        }

        this.levels = new Level[levels.Count];
        for (var (i, stride) = (0, 1); i < levels.Count; stride *= levels[i++].Size)
        {
            this.levels[i] = new Level(levels[i].Size, stride);
        }

        phases = PhasesOf(kind, levels);
        Pieces = PiecesOf(phases, kind, levels.Count);
    }

    /// <inheritdoc/>
    public override string Name => "hierarchical";

    /// <inheritdoc/>
    public override int Pieces { get; }

    /// <inheritdoc/>
    public override int Phases => phases.Length;

    /// <inheritdoc/>
    public override int Levels => levels.Length;

    /// <inheritdoc/>
    public override int RoundsOf(int rank)
    {
        var last = phases[^1];
        return last.FirstRound + last.Algorithm.RoundsOf(PlaceOf(rank, last.Level));
    }

    /// <inheritdoc/>
    public override int LengthOf(int rank) => EndOf(rank, phases.Length - 1);

    /// <inheritdoc/>
    public override int LevelOf(int phase) => phases[phase].Level;

    /// <inheritdoc/>
    public override int EndOf(int rank, int phase)
    {
        var length = 0;
        for (var i = 0; i <= phase; i++)
        {
            length += phases[i].Algorithm.LengthOf(PlaceOf(rank, phases[i].Level));
        }

        return length;
    }

    /// <inheritdoc/>
    public override CollectiveInstruction At(int rank, int index, long bytes)
    {
        foreach (var phase in phases)
        {
            var place = PlaceOf(rank, phase.Level);
            var length = phase.Algorithm.LengthOf(place);
            if (index < length)
            {
                var (offset, size) = ShareBelow(rank, phase.Level, bytes);
                var part = phase.Algorithm.At(place, index, size);
                return part with
                {
                    Peer = part.IsSend ? rank + ((part.Peer - place) * levels[phase.Level].Stride) : part.Peer,
                    Round = part.Round + phase.FirstRound,
                    Offset = part.Offset + offset,
                };
            }

            index -= length;
        }

        throw new ArgumentOutOfRangeException(nameof(index), index, "The program is not so long.");
    }

    /// <inheritdoc/>
    /// <remarks>The share of a level is that of its place, out of the share of the level below.</remarks>
    public override (long Offset, long Bytes) ShareOf(int rank, long bytes) => ShareBelow(rank, levels.Length, bytes);

    private static int RanksOf(IReadOnlyList<HierarchyLevel> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Count == 0)
        {
            throw new ArgumentException("A hierarchical algorithm has at least one level.", nameof(levels));
        }

        var ranks = 1L;
        foreach (var level in levels)
        {
            if (level.Size < 1)
            {
                throw new ArgumentException($"A group of a level has at least one rank, not {level.Size.ToString(CultureInfo.InvariantCulture)}.", nameof(levels));
            }

            ranks = Math.Min(ranks * level.Size, int.MaxValue + 1L);
        }

        return ranks <= int.MaxValue ? (int)ranks : throw new ArgumentException($"The levels have more than {int.MaxValue} ranks together.", nameof(levels));
    }

    private static Phase[] PhasesOf(CollectiveKind kind, IReadOnlyList<HierarchyLevel> levels)
    {
        var parts = new List<Phase>();
        var rounds = 0;
        void Add(CollectiveKind part, int level)
        {
            var (size, name, arity) = levels[level];
            var algorithm = name == "hierarchical"
                ? throw new ArgumentException("A level of a hierarchical algorithm has another algorithm; give all levels in one list.", nameof(levels))
                : CollectiveAlgorithms.Make(name, part, size, arity);
            parts.Add(new Phase(algorithm, level, rounds));
            rounds = checked(rounds + MostRoundsOf(algorithm));
        }

        var last = levels.Count - 1;
        var between = kind == CollectiveKind.AllReduce ? last : levels.Count;
        for (var level = 0; level < between && kind != CollectiveKind.AllGather; level++)
        {
            Add(CollectiveKind.ReduceScatter, level);
        }

        if (kind == CollectiveKind.AllReduce)
        {
            Add(CollectiveKind.AllReduce, last);
        }

        for (var level = between - 1; level >= 0 && kind != CollectiveKind.ReduceScatter; level--)
        {
            Add(CollectiveKind.AllGather, level);
        }

        return [.. parts];
    }

    private static int MostRoundsOf(CollectiveAlgorithm algorithm)
    {
        var most = 0;
        for (var rank = 0; rank < algorithm.Ranks; rank++)
        {
            most = Math.Max(most, algorithm.RoundsOf(rank));
        }

        return most;
    }

    private static int PiecesOf(Phase[] parts, CollectiveKind kind, int count)
    {
        // A level divides what the one below has left into as many shares as it has ranks, and its algorithm into so many pieces.
        var pieces = 1L;
        var shares = 1L;
        foreach (var part in kind == CollectiveKind.AllGather ? parts.Reverse() : parts.Take(count))
        {
            pieces = Math.Max(pieces, shares * part.Algorithm.Pieces);
            shares *= part.Algorithm.Ranks;
        }

        return checked((int)(kind == CollectiveKind.AllReduce ? pieces : Math.Max(pieces, shares)));
    }

    private int PlaceOf(int rank, int level) => rank / levels[level].Stride % levels[level].Size;

    private (long Offset, long Bytes) ShareBelow(int rank, int level, long bytes)
    {
        var (offset, size) = (0L, bytes);
        for (var below = 0; below < level; below++)
        {
            var (begin, part) = PieceRange(size, levels[below].Size, PlaceOf(rank, below), PlaceOf(rank, below) + 1);
            (offset, size) = (offset + begin, part);
        }

        return (offset, size);
    }

    private readonly record struct Level(int Size, int Stride);

    private sealed class Phase(CollectiveAlgorithm algorithm, int level, int firstRound)
    {
        private readonly KeptAlgorithm kept = new(algorithm);

        public CollectiveAlgorithm Algorithm => kept.Algorithm;

        public int Level { get; } = level;

        public int FirstRound { get; } = firstRound;
    }
}
