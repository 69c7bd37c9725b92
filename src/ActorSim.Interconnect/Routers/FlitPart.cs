namespace ActorSim.Interconnect;

/// <summary>Which part of a packet a flit is; the only flit of a packet is both its head and its tail.</summary>
[Flags]
public enum FlitPart : byte
{
    /// <summary>Neither the first nor the last.</summary>
    Body = 0,

    /// <summary>The first: it finds the way and takes virtual channels.</summary>
    Head = 1,

    /// <summary>The last: it gives them back.</summary>
    Tail = 2,
}
