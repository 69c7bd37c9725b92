namespace ActorSim.Kernel;

/// <summary>
/// A run cannot be saved, or a saved run cannot be resumed: the message says why. A simulation that
/// refused to resume is as it was before.
/// </summary>
public sealed class SavedRunException : Exception
{
    /// <summary>Makes the exception with a sentence for the person at the console.</summary>
    public SavedRunException(string message)
        : base(message)
    {
    }
}
