using System.Diagnostics;
using ActorSim.Scenarios;

namespace ActorSim.Console.Tests;

/// <summary>The program as it is built, in a process of its own.</summary>
public sealed class BinaryTests
{
    [Fact]
    public void It_tells_its_version()
    {
        var (code, output, error) = Call("--version");

        Assert.Equal((0, Result.Version, ""), (code, output.Trim(), error));
    }

    [Fact]
    public void What_is_wrong_goes_to_the_error_stream_and_into_the_exit_code()
    {
        var (code, output, error) = Call("run", "nothing.conf");

        Assert.Equal((2, "", "nothing.conf: This file does not exist."), (code, output, error.Trim()));
    }

    [Fact]
    public void Redirected_output_has_no_colours()
    {
        var (code, output, _) = Call("networks", "alexnet", "--scenarios", Path.Combine(AppContext.BaseDirectory, "scenarios"));

        Assert.Equal(0, code);
        Assert.Contains("CONV1", output);
        Assert.DoesNotContain("\u001b", output);
    }

    [Fact]
    public void What_is_piped_into_it_is_read()
    {
        Assert.Equal((0, "a = 200 µs\n", ""), CallWith("\ufeffa : 200 µs"u8.ToArray(), "hocon", "-"));
        Assert.Equal((2, "", "<stdin>:1:3: This is not UTF-8 text from here on; save it as UTF-8.\n"), CallWith([(byte)'a', (byte)'=', 0xff], "hocon", "-"));
    }

    private static (int Code, string Output, string Error) Call(params string[] args) => CallWith([], args);

    private static (int Code, string Output, string Error) CallWith(byte[] input, params string[] args)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "actorsim.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. args]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
