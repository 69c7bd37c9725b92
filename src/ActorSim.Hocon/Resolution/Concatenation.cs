using System.Globalization;
using System.Text;
using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon.Resolution;

/// <summary>Puts resolved values side by side: texts to a text, lists to a list, objects to a merged object.</summary>
internal static class Concatenation
{
    /// <summary>A simple value as it stands inside a text; numbers keep the digits they were written with.</summary>
    public static string TextOf(HoconValue value) => value switch
    {
        HoconString text => text.Value,
        HoconNumber number => number.Text,
        HoconBoolean boolean => boolean.Value ? "true" : "false",
        _ => "null",
    };

    /// <summary>Joins values from left to right.</summary>
    /// <param name="origin">Where the concatenation stands.</param>
    /// <param name="parts">The values, none of them missing, and the whitespace between.</param>
    /// <param name="effort">Counts what is copied.</param>
    public static HoconValue Join(Origin origin, List<(HoconValue? Value, string Blank)> parts, Effort effort)
    {
        var values = parts.Where(part => part.Value is not null).Select(part => part.Value!).ToList();
        if (values.Count == 1 && parts.Count == 1)
        {
            return values[0];
        }

        if (values.Exists(value => value is HoconObject or HoconList))
        {
            // From left to right: objects are one object before a list makes a list of it.
            var objects = values.TakeWhile(value => value is HoconObject).Cast<HoconObject>().ToList();
            return objects.Count == values.Count ? ObjectMerger.Merge(objects, effort)
                : objects.Count < 2 ? JoinLists(origin, values, effort)
                : JoinLists(origin, [ObjectMerger.Merge(objects, effort), .. values.Skip(objects.Count)], effort);
        }

        var text = new StringBuilder();
        foreach (var (value, blank) in parts)
        {
            var piece = value is null ? blank : TextOf(value);
            effort.Spend(1 + (piece.Length / 4), origin);
            text.Append(piece);
        }

        return new HoconString(origin, text.ToString());
    }

    /// <summary>What is said about parts that do not fit together, of which the second stands where the mistake is.</summary>
    public static HoconException Mismatch(Node first, Node second) =>
        Mismatch(second.Origin, KindOf(first), first.Origin, KindOf(second));

    /// <summary>What is said about <c>+=</c> on a value that is no list, and none can be made of it.</summary>
    /// <param name="place">Where the addition stands.</param>
    /// <param name="path">The path of the key; null where none leads.</param>
    /// <param name="earlier">The value that the key has.</param>
    public static HoconException NoListToAddTo(Origin place, IReadOnlyList<string>? path, HoconValue earlier)
    {
        var key = path is null ? "the key" : $"`{HoconPath.Show(path)}`";
        var better = earlier is HoconObject ? "write a list there" : $"write `[{earlier}]` there";
        return new HoconException(place, $"`+=` adds to a list, but {key} is {earlier.Kind} (from {earlier.Origin}); {better}.");
    }

    /// <summary>
    /// An object whose keys are numbers, as a list in the order of the numbers; null if it has no such key. Other keys
    /// are left out, and of keys with one number, such as <c>1</c> and <c>01</c>, all but the first.
    /// </summary>
    public static HoconList? AsList(HoconObject entries)
    {
        var items = new SortedDictionary<int, HoconValue>();
        foreach (var entry in entries)
        {
            // The last character is asked for because .NET takes NULs after a number for a part of it.
            if (int.TryParse(entry.Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position)
                && position >= 0
                && char.IsAsciiDigit(entry.Key[^1]))
            {
                items.TryAdd(position, entry.Value);
            }
        }

        return items.Count == 0 ? null : new HoconList(entries.Origin, items.Values.ToArray());
    }

    private static HoconList JoinLists(Origin origin, List<HoconValue> values, Effort effort)
    {
        var items = new List<HoconValue>();
        foreach (var value in values)
        {
            var list = value as HoconList ?? (value is HoconObject entries ? AsList(entries) : null);
            if (list is null)
            {
                var (first, second) = values[0] == value ? (value, values[1]) : (values[0], value);

                // What a substitution brought was written elsewhere; what is wrong is here.
                var place = second.Origin.Passage is null ? second.Origin : origin;
                throw Mismatch(place, first.Kind, first.Origin, second.Kind);
            }

            effort.Spend(2 * list.Count, origin);
            items.AddRange(list);
        }

        return new HoconList(origin, items);
    }

    private static string KindOf(Node node) => node switch
    {
        ValueNode simple => simple.Value.Kind,
        ListNode => "a list",
        _ => "an object",
    };

    private static HoconException Mismatch(Origin origin, string kind, Origin from, string otherKind) => new(
        origin,
        $"{char.ToUpperInvariant(kind[0])}{kind[1..]} (from {from}) cannot stand beside {otherKind}; put texts beside texts, lists beside lists, objects beside objects, or separate them by a comma.");
}
