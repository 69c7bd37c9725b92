using ActorSim.Hocon;
using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Scenarios.Tests;

/// <summary>What a scenario is refused with.</summary>
internal static class Refusal
{
    /// <summary>The message, with the folder of the file left out and line ends as in C#.</summary>
    public static string Of(string path, params string[] settings) => Of(PingPongKind.Alone, path, settings);

    /// <summary>The same, with other kinds of system than ping-pong.</summary>
    public static string Of(SystemKinds kinds, string path, params string[] settings)
    {
        var problem = Assert.Throws<HoconException>(() => ScenarioFile.Load(path, settings).Check(kinds));
        return problem.Message
            .Replace(Path.GetDirectoryName(path) + "/", "", StringComparison.Ordinal)
            .Replace("\r", "", StringComparison.Ordinal);
    }
}
