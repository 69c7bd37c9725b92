using System.ComponentModel;
using System.Diagnostics;

namespace ActorSim.Benchmarks;

/// <summary>Which state of the repository was measured.</summary>
public static class Commit
{
    /// <summary>The hash of the commit, with a plus sign if files have changed since; null without git.</summary>
    public static string? Current() =>
        Git("rev-parse", "HEAD") is { Length: > 0 } hash ? hash + (Git("status", "--porcelain") is { Length: > 0 } ? "+" : "") : null;

    private static string? Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        try
        {
            using var process = Process.Start(start);
            var output = process?.StandardOutput.ReadToEnd().Trim();
            process?.WaitForExit();
            return process?.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
