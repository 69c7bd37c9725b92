namespace ActorSim.Kernel;

/// <summary>An in-port of any message type: the receiving end of links.</summary>
public interface IInPort
{
    /// <summary>The type of message it receives.</summary>
    Type MessageType { get; }

    /// <summary>Whether a system may be built in which nothing is linked to it.</summary>
    bool IsOptional { get; }

    /// <summary>The port as a receptor, with its owner and name.</summary>
    internal Receptor Receptor { get; }
}
