using System.Globalization;
using System.Text.Json;

namespace ActorSim.Hocon.Tests.Conformance;

/// <summary>One read of a resolved document: the type that is asked for, the path, and the value or that there is none.</summary>
internal sealed class TypedRead(JsonElement element)
{
    /// <summary>What is wrong, or null if all is as expected.</summary>
    public string? Failure(HoconObject root)
    {
        var type = element.GetProperty("as").GetString()!;
        var path = element.GetProperty("path").GetString()!;
        var expected = element.TryGetProperty("value", out var value) ? Show(value) : "error";
        string found;
        try
        {
            found = Read(root, type, path);
        }
        catch (HoconException problem)
        {
            return expected == "error" ? null : $"`{path}` as {type} should be {expected}; {problem.Message}";
        }

        return found == expected ? null : $"`{path}` as {type} should be {expected}, is {found}";
    }

    private static string Read(HoconObject root, string type, string path) => type switch
    {
        "string" => root.GetString(path),
        "int" => Show(root.GetInt32(path)),
        "long" => Show(root.GetInt64(path)),
        "double" => Show(root.GetDouble(path)),
        "bool" => root.GetBoolean(path) ? "True" : "False",
        "duration-ns" => Show(root.GetDuration(path).Nanoseconds),
        "bytes" => Show(root.GetMemorySize(path)),
        "period" => root.GetPeriod(path).ToString(),
        "string-list" => string.Join('|', root.GetStringList(path)),
        "int-list" => string.Join('|', root.GetInt32List(path).Select(item => Show(item))),
        "has" => root.Has(path).ToString(),
        "is-null" => root.IsNull(path).ToString(),
        _ => throw new InvalidOperationException($"The list asks for the type `{type}`, which this test does not know."),
    };

    private string Show(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join('|', value.EnumerateArray().Select(Show)),
        JsonValueKind.Number when element.GetProperty("as").GetString() == "double" => Show(value.GetDouble()),
        _ => value.ToString(),
    };

    private static string Show(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
