using System.Globalization;

namespace ActorSim.Interconnect;

/// <summary>Which receivers of a network take beats with which tag. Fixed while a layer runs.</summary>
/// <example>
/// Four PEs, of which the first two share a filter: <c>new OperandGroups(4, [new(0, [0, 1]), new(1, [2]), new(2, [3])])</c>.
/// </example>
public sealed class OperandGroups
{
    /// <summary>The largest tag.</summary>
    public const int LargestTag = (1 << 20) - 1;

    // Rising, as multicasts need them; null where a tag is not in use.
    private readonly int[]?[] receiversOf;
    private readonly int[] tags;

    /// <summary>Makes groups; a receiver may be in several of them or in none.</summary>
    /// <param name="receivers">How many receivers the network has, ≥ 1.</param>
    /// <param name="groups">The groups, at least one.</param>
    /// <exception cref="ArgumentException">
    /// There is no group, a group has nobody in it or somebody twice or outside, or a tag is negative, too large, or used twice.
    /// </exception>
    public OperandGroups(int receivers, IReadOnlyList<OperandGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (receivers < 1)
        {
            throw new ArgumentException($"An operand network needs at least one receiver; it has {receivers}.", nameof(receivers));
        }

        if (groups.Count == 0)
        {
            throw new ArgumentException("An operand network needs at least one group of receivers, or nothing could be sent.", nameof(groups));
        }

        Receivers = receivers;
        foreach (var group in groups)
        {
            if (group.Tag is < 0 or > LargestTag)
            {
                throw new ArgumentException($"Tags are numbers from 0 to {LargestTag.ToString(CultureInfo.InvariantCulture)}; one is {group.Tag}.", nameof(groups));
            }
        }

        receiversOf = new int[]?[groups.Max(group => group.Tag) + 1];
        foreach (var group in groups)
        {
            if (receiversOf[group.Tag] is not null)
            {
                throw new ArgumentException($"Two groups have the tag {group.Tag}.", nameof(groups));
            }

            receiversOf[group.Tag] = Checked(group, receivers);
        }

        tags = [.. groups.Select(group => group.Tag).Order()];
    }

    /// <summary>How many receivers the network has.</summary>
    public int Receivers { get; }

    /// <summary>The tags in use, rising.</summary>
    public IReadOnlyList<int> Tags => tags;

    /// <summary>The receivers of a tag, rising, at least one.</summary>
    /// <param name="tag">A tag in use.</param>
    /// <exception cref="ArgumentException">Nobody takes beats with this tag.</exception>
    public ReadOnlySpan<int> this[int tag] =>
        Has(tag) ? receiversOf[tag] : throw new ArgumentException($"Nobody takes beats with tag {tag}.", nameof(tag));

    /// <summary>One group: tag 0 is for everybody.</summary>
    /// <param name="receivers">How many receivers, ≥ 1.</param>
    public static OperandGroups All(int receivers) => new(receivers, [new(0, [.. Enumerable.Range(0, Math.Max(receivers, 0))])]);

    /// <summary>As many groups as receivers: tag i is for receiver i alone.</summary>
    /// <param name="receivers">How many receivers, ≥ 1.</param>
    public static OperandGroups Each(int receivers) =>
        new(receivers, [.. Enumerable.Range(0, Math.Max(receivers, 0)).Select(i => new OperandGroup(i, [i]))]);

    /// <summary>Whether somebody takes beats with a tag.</summary>
    public bool Has(int tag) => (uint)tag < (uint)receiversOf.Length && receiversOf[tag] is not null;

    /// <summary>The groups whose members are all among some receivers; null if there are none.</summary>
    /// <param name="receivers">Numbers of receivers.</param>
    public OperandGroups? Within(IEnumerable<int> receivers)
    {
        var among = receivers.ToHashSet();
        OperandGroup[] inside = [.. tags.Where(tag => Array.TrueForAll(receiversOf[tag]!, among.Contains)).Select(tag => new OperandGroup(tag, receiversOf[tag]!))];
        return inside.Length == 0 ? null : new OperandGroups(Receivers, inside);
    }

    /// <summary>What is wrong with a beat at a port of this network, as a sentence; null when nothing is.</summary>
    /// <param name="beat">The beat.</param>
    /// <param name="width">Of the port.</param>
    public string? Refusal(in OperandBeat beat, PortWidth width)
    {
        ArgumentNullException.ThrowIfNull(width);
        if (!Has(beat.Tag))
        {
            return $"Nobody takes beats with tag {beat.Tag}: a multicast to nobody.";
        }

        if (beat.Words < 1 || beat.Words > width.Words)
        {
            return $"A port of {width.Bits} bits carries 1 to {width.Words} words of {width.WordBits} bits a beat; one has {beat.Words}.";
        }

        var bits = beat.Words * width.WordBits;
        return bits < PortWidth.MostBits && beat.Bits >> bits != 0
            ? $"A beat of {beat.Words} words of {width.WordBits} bits holds a value that needs more."
            : null;
    }

    private static int[] Checked(OperandGroup group, int receivers)
    {
        if (group.Receivers.Count == 0)
        {
            throw new ArgumentException($"The group with tag {group.Tag} has nobody in it: a multicast to nobody.");
        }

        int[] members = [.. group.Receivers.Order()];
        for (var i = 0; i < members.Length; i++)
        {
            if ((uint)members[i] >= (uint)receivers)
            {
                throw new ArgumentException($"The group with tag {group.Tag} names receiver {members[i]}; the network has receivers 0 to {receivers - 1}.");
            }

            if (i > 0 && members[i] == members[i - 1])
            {
                throw new ArgumentException($"The group with tag {group.Tag} names receiver {members[i]} twice.");
            }
        }

        return members;
    }
}
