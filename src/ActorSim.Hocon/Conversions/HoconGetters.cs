using ActorSim.Hocon.Conversions;

namespace ActorSim.Hocon;

/// <summary>
/// Reads the value at a path as the type that the program wants, by the conversions of the HOCON specification: texts
/// become numbers and booleans, numbers and booleans texts, and objects with numbers for keys lists. Nothing else
/// converts: null is never a value, and an object or list never a text.
/// </summary>
/// <remarks>
/// This is for programs that take any HOCON. The keys of a scenario are declared once, as <see cref="Key"/>s of a
/// <see cref="RecordSchema"/>, which are stricter (no fraction is cut off, no unit left out) and find unknown keys.
/// Every getter throws a <see cref="HoconException"/> when the path is not well-formed, when nothing is there, and when
/// what is there cannot be read so; it names the path, what should be there, and what was found.
/// </remarks>
/// <example>
/// <code>
/// var root = HoconConfig.Parse("server { port = 8080, linger = 1.5 s, cache = 64 MiB }", "server.conf");
/// int port = root.GetInt32("server.port");
/// TimeSpan linger = root.GetDuration("server.linger").ToTimeSpan();
/// long cache = root.Has("server.cache") ? root.GetBytes("server.cache") : 0;
/// </code>
/// </example>
public static partial class HoconGetters
{
    /// <summary>Whether there is a value at the path, and it is not null.</summary>
    /// <exception cref="HoconException">The path is not well-formed.</exception>
    public static bool Has(this HoconObject root, string path) =>
        root.TryGetPath(path, out var value) && value is not HoconNull;

    /// <summary>Whether null was written at the path; the text <c>"null"</c> is not null.</summary>
    /// <exception cref="HoconException">Nothing is there; ask <see cref="Has"/> about what may be missing.</exception>
    public static bool IsNull(this HoconObject root, string path) =>
        ValueAt.Path(root, path, "null or a value") is HoconNull;

    /// <summary>The text at the path; a number or boolean as it was written, so <c>1.50</c> keeps its zero.</summary>
    /// <exception cref="HoconException">There is none.</exception>
    public static string GetString(this HoconObject root, string path) =>
        ValueAt.Path<string>(root, path, "a text", SimpleConversions.ToText);

    /// <summary>The boolean at the path; as texts, <c>yes</c>, <c>on</c>, <c>no</c> and <c>off</c> are booleans too.</summary>
    /// <exception cref="HoconException">There is none.</exception>
    public static bool GetBoolean(this HoconObject root, string path) =>
        ValueAt.Path<bool>(root, path, "true or false", SimpleConversions.ToBoolean);

    /// <summary>The number at the path, without its fraction: <c>3.7</c> is 3.</summary>
    /// <exception cref="HoconException">There is none, or it does not fit into 32 bits.</exception>
    public static int GetInt32(this HoconObject root, string path) =>
        ValueAt.Path<int>(root, path, "a whole number", SimpleConversions.ToInt32);

    /// <summary>The number at the path, without its fraction: <c>3.7</c> is 3.</summary>
    /// <exception cref="HoconException">There is none, or it does not fit into 64 bits.</exception>
    public static long GetInt64(this HoconObject root, string path) =>
        ValueAt.Path<long>(root, path, "a whole number", SimpleConversions.ToInt64);

    /// <summary>The number at the path, or the double that is nearest to it.</summary>
    /// <exception cref="HoconException">There is none, or it is beyond the range of doubles.</exception>
    public static double GetDouble(this HoconObject root, string path) =>
        ValueAt.Path<double>(root, path, "a number", SimpleConversions.ToDouble);

    /// <summary>The object at the path.</summary>
    /// <exception cref="HoconException">There is none.</exception>
    public static HoconObject GetObject(this HoconObject root, string path) =>
        ValueAt.Path<HoconObject>(root, path, "an object", SimpleConversions.ToObject);

    /// <summary>
    /// The list at the path. An object is a list if it has keys that are numbers, as in <c>a.0 = x, a.1 = y</c>: their
    /// values in the order of the numbers; gaps close, and other keys are left out.
    /// </summary>
    /// <exception cref="HoconException">There is none.</exception>
    public static HoconList GetList(this HoconObject root, string path) =>
        ValueAt.Path<HoconList>(root, path, "a list", SimpleConversions.ToList);
}
