using System.Globalization;

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
            return environment(name) is { } text ? new HoconString(substitution.Origin, text) : null;
        }

        var items = new List<HoconValue>();
        while (environment(name + "_" + items.Count.ToString(CultureInfo.InvariantCulture)) is { } item)
        {
            items.Add(new HoconString(substitution.Origin, item));
        }

        return items.Count == 0 ? null : new HoconList(substitution.Origin, items);
    }
}
