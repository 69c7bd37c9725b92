using System.Diagnostics;
using System.Text.Json;

namespace ActorSim.Benchmarks;

/// <summary>
/// Measures in a process of its own: this program, started again. So nothing that one engine leaves behind, in the
/// compiler's profile or in memory, reaches another.
/// </summary>
public static class ChildProcess
{
    /// <summary>The internal command that measures an engine on a model: <c>measure MODEL ENGINE WORK-STEPS</c>.</summary>
    public const string Measure = "measure";

    /// <summary>The internal command that builds a system: <c>measure-startup ACTORS LINKS</c>.</summary>
    public const string MeasureStartup = "measure-startup";

    /// <summary>The internal command that measures a cluster: <c>measure-training CASE SIZES</c>.</summary>
    public const string MeasureTraining = "measure-training";

    /// <summary>Starts this program with some arguments; returns the line of JSON that it prints.</summary>
    /// <exception cref="BenchmarkFailedException">It failed; says what it complained about.</exception>
    public static T Run<T>(params string[] arguments)
    {
        var program = Environment.ProcessPath ?? throw new BenchmarkFailedException("The path of this program is unknown.");
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[WarmUp.ShortDelay.Variable] = WarmUp.ShortDelay.Value;
        using var process = Process.Start(start) ?? throw new BenchmarkFailedException($"{program} could not be started.");
        var complaints = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new BenchmarkFailedException(
                $"'{string.Join(' ', arguments)}' failed with exit code {process.ExitCode}:{Environment.NewLine}{complaints.Result}");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(output, JsonText.OneLine) ?? throw new JsonException("It is null.");
        }
        catch (JsonException problem)
        {
            throw new BenchmarkFailedException($"'{string.Join(' ', arguments)}' printed no measurement: {output}", problem);
        }
    }
}
