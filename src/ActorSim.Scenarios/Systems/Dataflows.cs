using ActorSim.Accelerator;
using ActorSim.Hocon;

namespace ActorSim.Scenarios;

/// <summary>Dataflows as scenarios write them.</summary>
internal static class Dataflows
{
    private static readonly Dictionary<string, Dataflow> ByName = new(StringComparer.Ordinal)
    {
        ["os"] = Dataflow.OutputStationary,
        ["ws"] = Dataflow.WeightStationary,
        ["is"] = Dataflow.InputStationary,
    };

    public static Key<Dataflow> Key(string name) => Hocon.Key.Choice(
        name, ByName, "Which operand stays in the PEs: `os` output, `ws` weight, `is` input stationary.");

    public static string NameOf(Dataflow dataflow) => ByName.First(entry => entry.Value == dataflow).Key;

    public static string Describe(Dataflow dataflow) => dataflow switch
    {
        Dataflow.OutputStationary => "output stationary",
        Dataflow.WeightStationary => "weight stationary",
        _ => "input stationary",
    };
}
