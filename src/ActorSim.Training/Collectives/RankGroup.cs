namespace ActorSim.Training;

/// <summary>Some ranks of a cluster, in the order in which a collective numbers them. Immutable.</summary>
public sealed class RankGroup
{
    private readonly int[] ranks;
    private readonly Dictionary<int, int> places = [];

    /// <summary>Makes the group.</summary>
    /// <exception cref="ArgumentException">It is empty, or a rank is in it twice.</exception>
    public RankGroup(IEnumerable<int> ranks)
    {
        this.ranks = [.. ranks];
        if (this.ranks.Length == 0)
        {
            throw new ArgumentException("A group has at least one rank.", nameof(ranks));
        }

        for (var place = 0; place < this.ranks.Length; place++)
        {
            if (!places.TryAdd(this.ranks[place], place))
            {
                throw new ArgumentException($"Rank {this.ranks[place]} is twice in a group.", nameof(ranks));
            }
        }
    }

    /// <summary>How many ranks it has.</summary>
    public int Count => ranks.Length;

    /// <summary>The ranks in order.</summary>
    public ReadOnlySpan<int> Ranks => ranks;

    /// <summary>The ranks 0 to <paramref name="count"/> − 1.</summary>
    public static RankGroup First(int count) => new(Enumerable.Range(0, count));

    /// <summary>The rank at a place.</summary>
    public int RankAt(int place) => ranks[place];

    /// <summary>The place of a rank; −1 if it is not in the group.</summary>
    public int PlaceOf(int rank) => places.GetValueOrDefault(rank, -1);
}
