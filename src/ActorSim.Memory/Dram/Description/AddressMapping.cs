using System.Globalization;

namespace ActorSim.Memory;

/// <summary>
/// Which bits of an address choose channel, rank, bank group, bank, row and column. Written as the names of the fields from the
/// highest bit to the lowest: <c>rochrababgco</c> is row, channel, rank, bank, bank group, column, as in DRAMsim3. Behind a name
/// may stand its width in bits (<c>ro16ch0ra1ba2bg2co7</c>), which then must be that of the memory.
/// </summary>
/// <remarks>Below the fields lie the bits inside one request, as many as <see cref="DramOrganization.RequestBytes"/> needs.</remarks>
public sealed class AddressMapping
{
    private static readonly string[] Names = ["ch", "ra", "bg", "ba", "ro", "co"];

    private static readonly string[] LongNames = ["channel", "rank", "bank group", "bank", "row", "column"];

    private readonly int[] shifts = new int[6];
    private readonly long[] masks = new long[6];

    /// <summary>Reads a mapping.</summary>
    /// <param name="text">The fields, highest first.</param>
    /// <param name="organization">The memory, from which the widths follow.</param>
    /// <exception cref="ArgumentException">A field is unknown, missing, there twice, or of another width than the memory's.</exception>
    public AddressMapping(string text, DramOrganization organization)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(organization);
        organization.Check();
        (Text, Organization) = (text, organization);
        int[] widths =
        [
            organization.ChannelBits, organization.RankBits, organization.GroupBits, organization.BankBits, organization.RowBits, organization.ColumnBits,
        ];
        var fields = FieldsOf(text, widths);
        var shift = organization.OffsetBits;
        for (var i = fields.Count - 1; i >= 0; i--)
        {
            shifts[fields[i]] = shift;
            masks[fields[i]] = (1L << widths[fields[i]]) - 1;
            shift += widths[fields[i]];
        }
    }

    /// <summary>The mapping as it was written.</summary>
    public string Text { get; }

    /// <summary>The memory.</summary>
    public DramOrganization Organization { get; }

    /// <summary>Where an address lies.</summary>
    /// <param name="address">In bytes, 0 to the capacity less one; bits above are not looked at.</param>
    public DramAddress Locate(long address) =>
        new(Field(address, 0), Field(address, 1), Field(address, 2), Field(address, 3), Field(address, 4), Field(address, 5));

    /// <summary>The channel of an address.</summary>
    /// <param name="address">In bytes, 0 to the capacity less one.</param>
    public int ChannelOf(long address) => Field(address, 0);

    /// <summary>The address of the first byte of a place.</summary>
    public long AddressOf(in DramAddress place) =>
        ((long)place.Channel << shifts[0]) | ((long)place.Rank << shifts[1]) | ((long)place.Group << shifts[2])
        | ((long)place.Bank << shifts[3]) | ((long)place.Row << shifts[4]) | ((long)place.Column << shifts[5]);

    private int Field(long address, int field) => (int)((address >> shifts[field]) & masks[field]);

    private static List<int> FieldsOf(string text, int[] widths)
    {
        var fields = new List<int>();
        for (var at = 0; at < text.Length;)
        {
            var field = at + 2 <= text.Length ? Array.IndexOf(Names, text[at..(at + 2)]) : -1;
            if (field < 0)
            {
                throw new ArgumentException($"The address mapping \"{text}\" has no field's name at `{text[at..]}`; the fields are {string.Join(", ", Names)}.");
            }

            if (fields.Contains(field))
            {
                throw new ArgumentException($"The address mapping \"{text}\" has the field `{Names[field]}` ({LongNames[field]}) twice.");
            }

            fields.Add(field);
            at += 2;
            var digits = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            if (at > digits && (!int.TryParse(text[digits..at], NumberStyles.None, CultureInfo.InvariantCulture, out var width) || width != widths[field]))
            {
                throw new ArgumentException($"The address mapping \"{text}\" gives {text[digits..at]} bits to `{Names[field]}`; this memory's {LongNames[field]} has {widths[field]}.");
            }
        }

        var missing = Enumerable.Range(0, Names.Length).Where(field => !fields.Contains(field)).Select(field => $"`{Names[field]}` ({LongNames[field]})").ToList();
        return missing.Count == 0
            ? fields
            : throw new ArgumentException($"The address mapping \"{text}\" lacks {string.Join(" and ", missing)}; every field stands in it once, also those of no bits.");
    }
}
