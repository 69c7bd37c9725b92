using ActorSim.Scenarios.Tests.PingPong;

namespace ActorSim.Console.Tests;

public sealed class RunTests : IDisposable
{
    private readonly ScenarioTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void A_run_prints_its_tables_and_succeeds()
    {
        var call = Calling.With("run", texts.WritePlainWith("""
              expect = [ { metric = pairs.pair0.hits, value = 4 balls, source = "counting" }, { metric = total.time, value = 41 ns, within = 5% } ]
              sweep { "workload.rounds" = [4, 5] }
            """));
        System.Console.WriteLine(call.Out);
        Assert.Equal("", call.Error);
        Assert.Contains("completed after 40 ns, 10 events", call.Out);
        Assert.Contains("pair0", call.Out);
        Assert.Equal(ExitCode.Failure, call.ExitCode);
        System.Console.WriteLine(Calling.With("explain", texts.Write(ScenarioTexts.Plain), "-x"));System.Console.WriteLine(Calling.With("list", "a", "b"));System.Console.WriteLine(Calling.With("run", "a", "--seed", "-3"));System.Console.WriteLine(Calling.With("run", "a", "--seed"));
        System.Console.WriteLine(Calling.With("run", "--help"));
        System.Console.WriteLine(Calling.With("--help"));
        System.Console.WriteLine(Calling.With("run", texts.Write(ScenarioTexts.Plain), "--thraeds", "3"));
        System.Console.WriteLine(Calling.With("rnu", texts.Write(ScenarioTexts.Plain), "--thraeds", "3"));
        System.Console.WriteLine(Calling.With("run", texts.Write(ScenarioTexts.Plain), "--threads", "x"));
        System.Console.WriteLine(Calling.With("run", texts.Write(ScenarioTexts.Plain), "--threads", "0"));
        System.Console.WriteLine(Calling.With("run"));
        System.Console.WriteLine(Calling.With());
        System.Console.WriteLine(Calling.With("run", texts.Write(ScenarioTexts.Plain), "--json"));
        System.Console.WriteLine(Calling.With("run", texts.Write(ScenarioTexts.Plain), "--verbose"));
        System.Console.WriteLine(Calling.With("run", texts.Write(ScenarioTexts.Plain), "--set", "system.latncy=3 ns"));
    }
}
