namespace ActorSim.Hocon.Resolution;

/// <summary>What the environment answers for a substitution that the configuration leaves open; always texts.</summary>
internal static class EnvironmentValues
{
    public static HoconValue? Find(SubstitutionNode substitution, Func<string, string?>? environment) =>
        environment?.Invoke(string.Join('.', substitution.WrittenPath.ToArray())) is { } text
            ? new HoconString(substitution.Origin, text)
            : null;
}
