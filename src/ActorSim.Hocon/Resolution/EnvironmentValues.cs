using System.Globalization;
using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon.Resolution;

/// <summary>What the environment answers for a substitution that the configuration leaves open; always texts.</summary>
internal static class EnvironmentValues
{
    public static HoconValue? Find(SubstitutionNode substitution, Func<string, string?>? environment)
    {
        if (environment is null)
        {
            return null;
        }

        var name = string.Join('.', substitution.WrittenPath.ToArray());
        if (!substitution.IsEnvironmentList)
        {
            return environment(name) is { } text ? Value(name, text) : null;
        }

        var items = new List<HoconValue>();
        while (true)
        {
            var itemName = name + "_" + items.Count.ToString(CultureInfo.InvariantCulture);
            if (environment(itemName) is not { } item)
            {
                break;
            }

            items.Add(Value(itemName, item));
        }

        return items.Count == 0 ? null : new HoconList(substitution.Origin, items);
    }

    private static HoconString Value(string name, string text) =>
        new(new SourceText($"{HoconOptions.EnvironmentFile} {name}", text).At(1, 1), text);
}
