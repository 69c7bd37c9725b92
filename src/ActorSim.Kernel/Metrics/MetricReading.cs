namespace ActorSim.Kernel;

/// <summary>One figure of a metric, as read after a run.</summary>
/// <param name="Path">The actor.</param>
/// <param name="Name">The metric, with the aspect behind a dot where it has several: <c>fill.mean</c>, <c>time.busy</c>.</param>
/// <param name="Unit">The unit of the value.</param>
/// <param name="Value">The value; whole numbers are exact up to 2⁵³.</param>
public readonly record struct MetricReading(string Path, string Name, string Unit, double Value);
