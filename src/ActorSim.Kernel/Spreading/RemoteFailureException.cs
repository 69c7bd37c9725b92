namespace ActorSim.Kernel;

/// <summary>Stands for an exception that was thrown in another partition; carries its message.</summary>
public sealed class RemoteFailureException : Exception
{
    /// <summary>Makes the exception with the message of the original one.</summary>
    public RemoteFailureException(string message)
        : base(message)
    {
    }
}
