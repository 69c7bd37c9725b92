using ActorSim.Hocon;

namespace ActorSim.Workloads;

/// <summary>A key that holds a number for both sides, or <c>[height, width]</c>.</summary>
public static class ExtentKey
{
    /// <summary>Declares such a key.</summary>
    /// <param name="name">The key.</param>
    /// <param name="description">What it means, in a sentence.</param>
    /// <param name="min">The least that a side may be.</param>
    public static Key<Extent> Of(string name, string description, int min)
    {
        var side = Key.Count(name, description, min);
        return Key.Custom(name, description, $"{side.TypeName} for both sides, or `[height, width]`", (HoconValue value, out Extent extent) =>
        {
            extent = default;
            switch (value)
            {
                case HoconList { Count: 2 } sides:
                    extent = new Extent(ReadSide("height", side, sides[0]), ReadSide("width", side, sides[1]));
                    return true;
                case HoconObject or HoconList or HoconNull:
                    return false;
                default:
                    var isSide = side.TryRead(value, out var length);
                    extent = Extent.Square(length);
                    return isSide;
            }
        });
    }

    private static int ReadSide(string what, Key<int> side, HoconValue value)
    {
        try
        {
            return side.Read(value);
        }
        catch (HoconException problem)
        {
            throw new HoconException(problem.Origin, $"The {what} of {problem.Sentence}");
        }
    }
}
