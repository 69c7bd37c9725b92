using System.Globalization;
using System.Text.Json;

namespace ActorSim.Hocon.Tests.Conformance;

/// <summary>Compares resolved values with JSON: numbers by value, keys in any order.</summary>
internal static class JsonTree
{
    public static bool Same(HoconValue value, JsonElement expected) => (value, expected.ValueKind) switch
    {
        (HoconObject entries, JsonValueKind.Object) => entries.Count == expected.EnumerateObject().Count()
            && expected.EnumerateObject().All(property =>
                entries.TryGet(property.Name, out var entry) && Same(entry, property.Value)),
        (HoconList items, JsonValueKind.Array) => items.Count == expected.GetArrayLength()
            && items.Zip(expected.EnumerateArray()).All(pair => Same(pair.First, pair.Second)),
        (HoconString text, JsonValueKind.String) => text.Value == expected.GetString(),
        (HoconNumber number, JsonValueKind.Number) => number.ToDouble() == expected.GetDouble(),
        (HoconBoolean boolean, JsonValueKind.True or JsonValueKind.False) => boolean.Value == expected.GetBoolean(),
        (HoconNull, JsonValueKind.Null) => true,
        _ => false,
    };

    public static string Show(HoconValue value) => value.ToString();

    public static int Line(this JsonElement element, string property) =>
        int.Parse(element.GetProperty(property).GetRawText(), CultureInfo.InvariantCulture);
}
