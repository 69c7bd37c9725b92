namespace ActorSim.Memory;

/// <summary>A DRAM that cannot be: a parameter out of its range, or two that contradict each other.</summary>
public sealed class DramDescriptionException : ArgumentException
{
    internal DramDescriptionException(string parameter, string message)
        : base(message)
    {
        Parameter = parameter;
    }

    /// <summary>
    /// What is to blame: a timing by its JEDEC name (<c>tRAS</c>, <c>tCCD_L</c>), anything else by its property of
    /// <see cref="DramOrganization"/> or <see cref="DramControllerDescription"/> (<c>BusBits</c>, <c>ReadQueueSize</c>).
    /// </summary>
    public string Parameter { get; }
}
