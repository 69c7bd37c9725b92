namespace ActorSim.Workloads;

/// <summary>
/// A layer or network that cannot be: its message is a sentence that says what is wrong and what would be
/// allowed. When the network came from a file, a <see cref="Hocon.HoconException"/> with file, line and column
/// is thrown in its place.
/// </summary>
public sealed class WorkloadException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">A sentence: what is wrong, and what would be allowed.</param>
    /// <param name="setting">The setting to blame, by its key in a network file (<c>kernel</c>, <c>groups</c>, <c>inputs</c>), or null when it is the layer as a whole.</param>
    public WorkloadException(string message, string? setting = null)
        : base(message)
    {
        Setting = setting;
    }

    /// <summary>The setting to blame, by its key in a network file, or null when it is the layer as a whole.</summary>
    public string? Setting { get; }
}
