using System.Numerics;
using ActorSim.Hocon.Conversions;

namespace ActorSim.Hocon;

/// <content>Lists whose items all convert as the single value would; what counts as a list, <see cref="GetList"/> says.</content>
public static partial class HoconGetters
{
    /// <summary>The texts at the path; items as <see cref="GetString"/> reads them.</summary>
    /// <exception cref="HoconException">There is no list, or an item is no text.</exception>
    public static IReadOnlyList<string> GetStringList(this HoconObject root, string path) =>
        ValueAt.Items<string>(root, path, "a list of texts", SimpleConversions.ToText);

    /// <summary>The booleans at the path; items as <see cref="GetBoolean"/> reads them.</summary>
    /// <exception cref="HoconException">There is no list, or an item is no boolean.</exception>
    public static IReadOnlyList<bool> GetBooleanList(this HoconObject root, string path) =>
        ValueAt.Items<bool>(root, path, "a list of booleans", SimpleConversions.ToBoolean);

    /// <summary>The whole numbers at the path; items as <see cref="GetInt32"/> reads them.</summary>
    /// <exception cref="HoconException">There is no list, or an item is no such number.</exception>
    public static IReadOnlyList<int> GetInt32List(this HoconObject root, string path) =>
        ValueAt.Items<int>(root, path, "a list of whole numbers", SimpleConversions.ToInt32);

    /// <summary>The whole numbers at the path; items as <see cref="GetInt64"/> reads them.</summary>
    /// <exception cref="HoconException">There is no list, or an item is no such number.</exception>
    public static IReadOnlyList<long> GetInt64List(this HoconObject root, string path) =>
        ValueAt.Items<long>(root, path, "a list of whole numbers", SimpleConversions.ToInt64);

    /// <summary>The numbers at the path; items as <see cref="GetDouble"/> reads them.</summary>
    /// <exception cref="HoconException">There is no list, or an item is no number.</exception>
    public static IReadOnlyList<double> GetDoubleList(this HoconObject root, string path) =>
        ValueAt.Items<double>(root, path, "a list of numbers", SimpleConversions.ToDouble);

    /// <summary>The objects at the path.</summary>
    /// <exception cref="HoconException">There is no list, or an item is no object.</exception>
    public static IReadOnlyList<HoconObject> GetObjectList(this HoconObject root, string path) =>
        ValueAt.Items<HoconObject>(root, path, "a list of objects", SimpleConversions.ToObject);

    /// <summary>The durations at the path; items as <see cref="GetDuration"/> reads them.</summary>
    /// <exception cref="HoconException">There is no list, or an item is no duration.</exception>
    public static IReadOnlyList<Duration> GetDurationList(this HoconObject root, string path) =>
        ValueAt.Items<Duration>(root, path, "a list of durations", UnitConversions.ToDuration);

    /// <summary>The sizes at the path, in bytes; items as <see cref="GetBytes"/> reads them.</summary>
    /// <exception cref="HoconException">There is no list, or an item is no size of 64 bits.</exception>
    public static IReadOnlyList<long> GetBytesList(this HoconObject root, string path) =>
        ValueAt.Items<long>(root, path, "a list of sizes in bytes", UnitConversions.ToBytes);

    /// <summary>The sizes at the path, in bytes; items as <see cref="GetMemorySize"/> reads them.</summary>
    /// <exception cref="HoconException">There is no list, or an item is no size.</exception>
    public static IReadOnlyList<BigInteger> GetMemorySizeList(this HoconObject root, string path) =>
        ValueAt.Items<BigInteger>(root, path, "a list of sizes in bytes", UnitConversions.ToMemorySize);
}
