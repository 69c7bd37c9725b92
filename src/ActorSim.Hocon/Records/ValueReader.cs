namespace ActorSim.Hocon;

/// <summary>
/// Reads a value. Gives null if that went well, else what is wrong, to follow the name of the key:
/// "must be a list; found a number".
/// </summary>
internal delegate string? ValueReader<T>(HoconValue value, out T result);
