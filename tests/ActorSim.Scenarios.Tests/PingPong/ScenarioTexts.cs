namespace ActorSim.Scenarios.Tests.PingPong;

/// <summary>Scenario files in a folder of their own, which is removed afterwards.</summary>
public sealed class ScenarioTexts : IDisposable
{
    /// <summary>A scenario with nothing special: four rounds, 40 ns.</summary>
    public const string Plain = """
        scenario {
          name = "A short game"
          system { kind = ping-pong, latency = 5 ns }
          workload { rounds = 4 }
        }
        """;

    public string Folder { get; } = Directory.CreateTempSubdirectory("scenarios-").FullName;

    /// <summary>Writes a file; gives its path.</summary>
    public string Write(string text, string name = "game.conf")
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The plain scenario with further lines in it.</summary>
    public string WritePlainWith(string lines) => Write(Plain[..Plain.LastIndexOf('}')] + lines + "\n}\n");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
