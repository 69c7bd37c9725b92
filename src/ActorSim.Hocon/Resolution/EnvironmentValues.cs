using ActorSim.Hocon.Syntax;

namespace ActorSim.Hocon.Resolution;

/// <summary>What the environment answers for a substitution that the configuration leaves open; always texts.</summary>
internal static class EnvironmentValues
{
    public static HoconValue? Find(SubstitutionNode substitution, Func<string, string?>? environment)
    {
        var name = string.Join('.', substitution.WrittenPath.ToArray());
        return environment?.Invoke(name) is { } text
            ? new HoconString(new SourceText($"{HoconOptions.EnvironmentFile} {name}", text).At(1, 1), text)
            : null;
    }
}
