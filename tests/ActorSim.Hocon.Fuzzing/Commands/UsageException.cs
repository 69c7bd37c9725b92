namespace ActorSim.Hocon.Fuzzing;

/// <summary>A command line that cannot be understood; the sentence says why.</summary>
public sealed class UsageException : Exception
{
    public UsageException(string message)
        : base(message)
    {
    }

    public UsageException(string message, Exception cause)
        : base(message, cause)
    {
    }

    public UsageException()
    {
    }
}
