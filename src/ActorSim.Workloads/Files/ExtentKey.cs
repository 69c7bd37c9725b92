using ActorSim.Hocon;

namespace ActorSim.Workloads;

/// <summary>A key that holds a number for both sides, or <c>[height, width]</c>.</summary>
public static class ExtentKey
{
    /// <summary>Declares such a key.</summary>
    /// <param name="name">The key.</param>
    /// <param name="description">What it means, in a sentence.</param>
    public static Key<HoconValue> Of(string name, string description) =>
        Key.Any(name, $"{description} A whole number for both sides, or `[height, width]`.");

    /// <summary>Reads it.</summary>
    /// <param name="record">The record that holds it.</param>
    /// <param name="key">A key made by <see cref="Of"/>.</param>
    /// <exception cref="HoconException">It is neither, or a number is not whole.</exception>
    public static Extent Read(Record record, Key<HoconValue> key)
    {
        var value = record.Get(key);
        return value switch
        {
            HoconNumber side => Extent.Square(Side(key, side)),
            HoconList { Count: 2 } sides => new Extent(Side(key, sides[0]), Side(key, sides[1])),
            _ => throw new HoconException(
                value.Origin,
                $"`{key.Name}` must be a whole number for both sides, or `[height, width]`; found {Found(value)}."),
        };
    }

    private static int Side(Key key, HoconValue value) =>
        value is HoconNumber number && number.TryToInt64(out var side) && side is >= int.MinValue and <= int.MaxValue
            ? (int)side
            : throw new HoconException(value.Origin, $"A side of `{key.Name}` must be a whole number up to {int.MaxValue}; found {Found(value)}.");

    private static string Found(HoconValue value) => value switch
    {
        HoconNumber number => $"`{number.Text}`",
        HoconList list => $"a list of {list.Count}",
        _ => value.Kind,
    };
}
