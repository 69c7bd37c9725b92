using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>Values as results show them.</summary>
internal static class ValueText
{
    /// <summary>A value as text: an object by its name, if it has one.</summary>
    public static string Of(HoconValue value) => value switch
    {
        HoconString text => text.Value,
        HoconNumber number => number.Text,
        HoconObject entries when entries.TryGet(ScenarioKeys.Name.Name, out var name) && name is HoconString text => text.Value,
        _ => value.ToString(),
    };
}
