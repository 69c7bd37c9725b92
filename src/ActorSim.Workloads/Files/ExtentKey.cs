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
        var height = Key.Count("height", description, min);
        var width = Key.Count("width", description, min);
        return Key.Custom(name, description, $"{height.TypeName} for both sides, or `[height, width]`", (HoconValue value, out Extent extent) =>
        {
            extent = default;
            switch (value)
            {
                case HoconList { Count: 2 } sides:
                    extent = new Extent(height.Read(sides[0]), width.Read(sides[1]));
                    return true;
                case HoconObject or HoconList or HoconNull:
                    return false;
                default:
                    var isSide = height.TryRead(value, out var side);
                    extent = Extent.Square(side);
                    return isSide;
            }
        });
    }
}
