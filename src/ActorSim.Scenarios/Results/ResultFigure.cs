namespace ActorSim.Scenarios;

/// <summary>A named number of a result.</summary>
/// <param name="Name">The name that expectations call it by, such as <c>total.cycles</c>; unique in a run.</param>
/// <param name="Value">A number.</param>
/// <param name="Unit">
/// What it counts (<c>cycles</c>, <c>MACs</c>, <c>words</c>) or a unit of the scenario language (<c>ms</c>, <c>MB</c>,
/// <c>GB/s</c>, <c>pJ</c>, <c>%</c>); empty for a plain ratio.
/// </param>
/// <param name="Description">What it means, in a sentence.</param>
public sealed record ResultFigure(string Name, Cell Value, string Unit, string Description = "");
