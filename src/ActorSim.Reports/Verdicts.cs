using ActorSim.Scenarios;

namespace ActorSim.Reports;

/// <summary>What the verdicts on expectations are called.</summary>
public static class Verdicts
{
    /// <summary>The name, in files and on the console.</summary>
    public static string NameOf(ExpectationVerdict verdict) => verdict switch
    {
        ExpectationVerdict.Met => "met",
        ExpectationVerdict.Missed => "missed",
        ExpectationVerdict.Differs => "differs",
        ExpectationVerdict.NotReached => "not-reached",
        ExpectationVerdict.Invalid => "invalid",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "There is no such verdict."),
    };
}
