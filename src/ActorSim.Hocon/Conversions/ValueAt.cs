using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon.Conversions;

/// <summary>Finds the value at a path and has it converted, or says at which place which key is wrong.</summary>
internal static class ValueAt
{
    /// <summary>The value at a path, converted.</summary>
    /// <param name="root">Where the path begins.</param>
    /// <param name="path">The path.</param>
    /// <param name="expected">What should be there, for the sentence about a key that is missing: "a whole number".</param>
    /// <param name="convert">Converts it.</param>
    public static T Path<T>(HoconObject root, string path, string expected, ValueReader<T> convert)
    {
        var value = Path(root, path, expected);
        return convert(value, out var result) is { } problem
            ? throw new HoconException(value.Origin, $"`{path}` {problem}.")
            : result;
    }

    /// <summary>The list at a path, each item converted.</summary>
    public static IReadOnlyList<T> Items<T>(HoconObject root, string path, string expected, ValueReader<T> convert)
    {
        var list = Path<HoconList>(root, path, expected, SimpleConversions.ToList);
        var results = new T[list.Count];
        for (var i = 0; i < results.Length; i++)
        {
            if (convert(list[i], out results[i]) is { } problem)
            {
                throw new HoconException(list[i].Origin, $"Item {i + 1} of `{path}` {problem}.");
            }
        }

        return results;
    }

    /// <summary>The value at a path, null among them.</summary>
    public static HoconValue Path(HoconObject root, string path, string expected)
    {
        HoconValue value = root;
        var keys = HoconPath.Parse(path);
        for (var i = 0; i < keys.Length; i++)
        {
            if (value is not HoconObject parent)
            {
                throw new HoconException(
                    value.Origin,
                    $"`{HoconPath.Show(keys[..i])}` must be an object, because `{path}` is asked for; found {Key.Found(value)}.");
            }

            if (!parent.TryGet(keys[i], out var inner))
            {
                throw Missing(parent, keys, i, path, expected);
            }

            value = inner;
        }

        return value;
    }

    private static HoconException Missing(HoconObject parent, string[] keys, int at, string path, string expected)
    {
        var where = at == 0 ? "the object here" : $"`{HoconPath.Show(keys[..at])}`, the object here,";
        var advice = NearestName.Find(keys[at], parent.Keys) is { } nearest
            ? $"did you mean `{HoconPath.Show([.. keys[..at], nearest])}`?"
            : $"write {expected} there.";
        return new HoconException(
            parent.Origin,
            $"`{path}` is missing: {where} has no key `{HoconPath.Show([keys[at]])}`; {advice}");
    }
}
