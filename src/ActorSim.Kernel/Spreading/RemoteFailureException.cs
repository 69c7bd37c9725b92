namespace ActorSim.Kernel;

/// <summary>Stands for an exception that was thrown in another partition, or before the run was saved; carries its message.</summary>
public sealed class RemoteFailureException : Exception
{
    /// <summary>Makes the exception with the message of the original one.</summary>
    /// <param name="message">What the original one said.</param>
    /// <param name="originalType">The full name of the original one's class, if it is known.</param>
    public RemoteFailureException(string message, string? originalType = null)
        : base(message) => OriginalType = originalType;

    /// <summary>The full name of the original exception's class, or null if it is not known.</summary>
    public string? OriginalType { get; }
}
