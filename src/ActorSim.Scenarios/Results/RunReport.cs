using ActorSim.Kernel;

namespace ActorSim.Scenarios;

/// <summary>One run and what came of it.</summary>
public sealed record RunReport
{
    /// <summary>The settings of the sweep that this run has; empty without a sweep.</summary>
    public IReadOnlyList<SweepSetting> Settings { get; init; } = [];

    /// <summary>The seed of its random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Why it ended.</summary>
    public required EndReason EndReason { get; init; }

    /// <summary>The simulated time at which it ended.</summary>
    public required SimTime End { get; init; }

    /// <summary>Messages and wakes delivered.</summary>
    public required long Events { get; init; }

    /// <summary>The hash of everything that happened, as 16 hexadecimal digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What the system says.</summary>
    public SystemResult System { get; init; } = new();

    /// <summary>The metrics of actors that the scenario records, actors in the order of their paths.</summary>
    public IReadOnlyList<MetricReading> Metrics { get; init; } = [];

    /// <summary>The expectations on this run.</summary>
    public IReadOnlyList<ExpectationOutcome> Expectations { get; init; } = [];

    /// <summary>Sentences on what went wrong: the failure, who waited for whom; empty when all went well.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Whether the run came to an end that was meant: done, stopped by an actor, or at its time limit.</summary>
    public bool Succeeded => EndReason is EndReason.Completed or EndReason.TimeLimit or EndReason.Stopped;

    /// <summary>The settings as text, <c>system.dataflow = ws, system.rows = 16</c>; empty without a sweep.</summary>
    public string Label => string.Join(", ", Settings);

    /// <summary>The table of a name, or null.</summary>
    public ResultTable? Table(string name) => System.Tables.FirstOrDefault(table => table.Name == name);
}
