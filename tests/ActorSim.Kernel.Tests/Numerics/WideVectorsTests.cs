using System.Diagnostics;
using ActorSim.Kernel.Tests.Child;
using ActorSim.Kernel.Tests.Reference;

namespace ActorSim.Kernel.Tests.Numerics;

/// <summary>A run gives the same bits whatever the processor can do: the same model, once more in a process with fewer instructions.</summary>
public sealed class WideVectorsTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX2", "0")]
    [InlineData("DOTNET_EnableAVX", "0")]
    [InlineData("DOTNET_EnableHWIntrinsic", "0")]
    [InlineData("DOTNET_TieredCompilation", "0")]
    public void A_run_is_the_same_with_other_instructions(string setting, string value) =>
        Assert.Equal(NumericModel.Run(), RunInChild(setting, value));

    [Theory]
    [InlineData("DOTNET_EnableAVX", "0")]
    [InlineData("DOTNET_EnableHWIntrinsic", "0")]
    public void Random_models_are_the_same_with_other_instructions(string setting, string value) =>
        Assert.Equal(
            Enumerable.Range(1, 100).Select(seed => ModelRun.Describe((ulong)seed)),
            RunInChild(setting, value, "models", "1", "100").Split(Environment.NewLine));

    /// <summary>If this changes, the results of all runs change.</summary>
    [Fact]
    public void A_run_is_this_one_on_every_machine() =>
        Assert.Equal("C383B86CDB43A0F3 5074 1.0986122886681098 0.4965853037914095 324855.5090431989", NumericModel.Run());

    private static string RunInChild(string setting, string value, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", typeof(NumericModel).Assembly.Location },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { [setting] = value },
        };
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var child = Process.Start(start)!;
        var printed = child.StandardOutput.ReadToEnd().Trim();
        child.WaitForExit();
        Assert.Equal(0, child.ExitCode);
        return printed;
    }
}
