namespace ActorSim.Scenarios;

/// <summary>A column of a table.</summary>
/// <param name="Name">In kebab case, such as <c>sram-words</c>; unique in its table, and the last part of a metric's name.</param>
/// <param name="Unit">The unit of its numbers, as for <see cref="ResultFigure"/>; empty for texts and ratios.</param>
/// <param name="Description">What stands there, in a sentence.</param>
public sealed record ResultColumn(string Name, string Unit, string Description);
