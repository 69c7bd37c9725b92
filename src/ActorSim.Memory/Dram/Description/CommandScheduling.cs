namespace ActorSim.Memory;

/// <summary>Which request of the command queues gets the next command.</summary>
public enum CommandScheduling
{
    /// <summary>
    /// The queues in turn, and in each the oldest request whose next command is possible now (first-ready, first come first
    /// served; Rixner et al., "Memory access scheduling", ISCA 2000).
    /// </summary>
    FirstReady,

    /// <summary>Always the oldest request of all queues; the others wait, even if they could have a command. For comparison.</summary>
    FirstComeFirstServed,
}
