namespace ActorSim.Scenarios;

/// <summary>A text that a run gives beside its tables, to be written where the user wants results as files.</summary>
/// <param name="Name">The name of the file, such as <c>commands.log</c>; unique in its result.</param>
/// <param name="Write">Writes the text, as often as it is called.</param>
public sealed record ResultFile(string Name, Action<TextWriter> Write);
