namespace ActorSim.TestKit;

/// <summary>An expectation did not hold: what was expected, what happened instead, and when.</summary>
public sealed class ExpectationFailedException : Exception
{
    /// <summary>Makes the exception with its full report.</summary>
    public ExpectationFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its full report and the exception behind it.</summary>
    public ExpectationFailedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
