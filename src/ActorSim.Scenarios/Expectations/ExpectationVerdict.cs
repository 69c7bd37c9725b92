namespace ActorSim.Scenarios;

/// <summary>What became of an expectation.</summary>
public enum ExpectationVerdict
{
    /// <summary>The figure is as expected.</summary>
    Met,

    /// <summary>The figure is something else.</summary>
    Missed,

    /// <summary>The figure is something else, but the value is only shown beside it: <c>required = false</c>.</summary>
    Differs,

    /// <summary>The run ended before there was such a figure.</summary>
    NotReached,

    /// <summary>There is no such figure, or it has another unit: the scenario is wrong.</summary>
    Invalid,
}
