namespace ActorSim.Memory;

/// <summary>A command that later ones are compared with.</summary>
internal readonly record struct CommandMark(DramCommand Command, int Line)
{
    /// <summary>So long ago that nothing is too near to it.</summary>
    public static readonly CommandMark Never = new(new DramCommand(long.MinValue / 2, default, -1, -1, -1, -1, -1), 0);

    public long Cycle => Command.Cycle;
}
