using System.Diagnostics;
using System.Text.Json;

namespace ActorSim.Benchmarks;

/// <summary>
/// Measures in a process of its own: this program, started again. So nothing that one engine leaves behind, in the
/// compiler's profile or in memory, reaches another.
/// </summary>
public static class ChildProcess
{
    /// <summary>The internal command.</summary>
    public const string Command = "measure";

    public static Measurement Measure(BenchmarkModel model, Engine engine, int workSteps)
    {
        var line = Run(Command, model.Name, engine.Name, workSteps.ToString());
        return JsonSerializer.Deserialize<Measurement>(line, JsonText.Options)
            ?? throw new BenchmarkFailedException($"{engine.Name} on {model.Name} measured nothing.");
    }

    /// <summary>Starts this program with some arguments; returns what it prints.</summary>
    /// <exception cref="BenchmarkFailedException">It failed; says what it complained about.</exception>
    public static string Run(params string[] arguments)
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

        using var process = Process.Start(start) ?? throw new BenchmarkFailedException($"{program} could not be started.");
        var complaints = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new BenchmarkFailedException($"'{string.Join(' ', arguments)}' failed with exit code {process.ExitCode}:{Environment.NewLine}{complaints.Result}");
    }
}
