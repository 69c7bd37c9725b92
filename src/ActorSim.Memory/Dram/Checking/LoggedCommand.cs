namespace ActorSim.Memory;

/// <summary>A command of a log.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Channel">The channel that it was sent over.</param>
/// <param name="Command">The command.</param>
public readonly record struct LoggedCommand(int Line, int Channel, DramCommand Command);
