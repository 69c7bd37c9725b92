using System.Numerics;
using ActorSim.Hocon.Conversions;

namespace ActorSim.Hocon;

/// <content>Values with units.</content>
public static partial class HoconGetters
{
    /// <summary>The duration at the path: a number with a unit from ns to d, or of milliseconds without one.</summary>
    /// <exception cref="HoconException">There is none, or it is longer than a <see cref="Duration"/> can be.</exception>
    public static Duration GetDuration(this HoconObject root, string path) =>
        ValueAt.Path<Duration>(root, path, "a duration", UnitConversions.ToDuration);

    /// <summary>The period at the path: a whole number with the unit d, w, m or mo, or y, or of days without one.</summary>
    /// <exception cref="HoconException">There is none, or it does not fit into 32 bits.</exception>
    public static Period GetPeriod(this HoconObject root, string path) =>
        ValueAt.Path<Period>(root, path, "a period", UnitConversions.ToPeriod);

    /// <summary>
    /// The size at the path, in bytes; a fraction of a byte is cut off. <c>kB</c>, <c>MB</c> and so on up to <c>YB</c>
    /// are powers of 1000, <c>K</c>, <c>Ki</c>, <c>KiB</c> and so on powers of 1024; without a unit it is bytes.
    /// </summary>
    /// <exception cref="HoconException">There is none, it is negative, or it does not fit into 64 bits.</exception>
    public static long GetBytes(this HoconObject root, string path) =>
        ValueAt.Path<long>(root, path, "a size in bytes", UnitConversions.ToBytes);

    /// <summary>The size at the path, in bytes, as <see cref="GetBytes"/> reads it but however large.</summary>
    /// <exception cref="HoconException">There is none, it is negative, or it has more than 400 digits.</exception>
    public static BigInteger GetMemorySize(this HoconObject root, string path) =>
        ValueAt.Path<BigInteger>(root, path, "a size in bytes", UnitConversions.ToMemorySize);
}
