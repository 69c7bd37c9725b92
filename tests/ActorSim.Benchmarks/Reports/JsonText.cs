using System.Text.Encodings.Web;
using System.Text.Json;

namespace ActorSim.Benchmarks;

/// <summary>How this program writes and reads JSON.</summary>
public static class JsonText
{
    /// <summary>On one line.</summary>
    public static readonly JsonSerializerOptions OneLine = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For files.</summary>
    public static readonly JsonSerializerOptions Indented = new(OneLine) { WriteIndented = true };
}
