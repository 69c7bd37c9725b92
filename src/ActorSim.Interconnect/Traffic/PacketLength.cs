using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// How many flits packets have: always the same, equally likely in a range, or with weights. It does not change and holds
/// only plain data, so that an actor may keep it in a field.
/// </summary>
public sealed class PacketLength
{
    private readonly int[] lengths;
    private readonly long[] weightsUpTo;

    private PacketLength(int least, int most, int[] lengths, long[] weightsUpTo, double mean) =>
        (Least, Most, this.lengths, this.weightsUpTo, Mean) = (least, most, lengths, weightsUpTo, mean);

    /// <summary>The fewest flits.</summary>
    public int Least { get; }

    /// <summary>The most flits.</summary>
    public int Most { get; }

    /// <summary>The mean number of flits.</summary>
    public double Mean { get; }

    /// <summary>Always the same.</summary>
    /// <param name="flits">The number of flits, from 1.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static PacketLength Fixed(int flits) => Between(flits, flits);

    /// <summary>All lengths of a range equally likely.</summary>
    /// <param name="least">The shortest, from 1.</param>
    /// <param name="most">The longest, not below the shortest.</param>
    /// <exception cref="ArgumentException">The range is empty or begins below 1.</exception>
    public static PacketLength Between(int least, int most) => least >= 1 && most >= least
        ? new PacketLength(least, most, [], [], ((double)least + most) / 2)
        : throw new ArgumentException($"Packets of {least} to {most} flits are not possible; give a range from at least 1 flit.");

    /// <summary>Some lengths, each with a weight.</summary>
    /// <param name="weights">Lengths from 1, each once, and their weights, at least one of them positive.</param>
    /// <exception cref="ArgumentException">A length or weight is not possible, or a length is named twice.</exception>
    public static PacketLength Weighted(params IReadOnlyList<(int Flits, long Weight)> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        (int Flits, long Weight)[] used = [.. weights.OrderBy(entry => entry.Flits)];
        for (var i = 0; i < used.Length; i++)
        {
            if (used[i].Flits < 1 || (i > 0 && used[i].Flits == used[i - 1].Flits))
            {
                throw new ArgumentException($"Packets of {used[i].Flits} flits are {(used[i].Flits < 1 ? "not possible; a packet has at least 1" : "named twice")}.");
            }
        }

        var sums = WeightedDraw.Sums([.. used.Select(entry => entry.Weight)]);
        var possible = used.Where(entry => entry.Weight > 0).ToList();
        var mean = ExactMath.Sum([.. used.Select(entry => (double)entry.Flits * entry.Weight)]) / sums[^1];
        return new PacketLength(possible[0].Flits, possible[^1].Flits, [.. used.Select(entry => entry.Flits)], sums, mean);
    }

    /// <summary>The length of a new packet, in flits.</summary>
    /// <param name="random">The sender's random stream; not drawn from if the length is always the same.</param>
    public int Draw(RandomStream random)
    {
        if (Least == Most)
        {
            return Least;
        }

        ArgumentNullException.ThrowIfNull(random);
        return lengths.Length == 0
            ? Least + (int)random.NextBelow((long)Most - Least + 1)
            : lengths[WeightedDraw.Next(weightsUpTo, random)];
    }
}
