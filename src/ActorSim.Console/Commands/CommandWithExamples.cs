using System.CommandLine;

namespace ActorSim.Console.Commands;

/// <summary>A command that shows how it is used.</summary>
internal sealed class CommandWithExamples(string name, string description, params IReadOnlyList<string> examples)
    : Command(name, description)
{
    /// <summary>Complete command lines, the most usual first.</summary>
    public IReadOnlyList<string> Examples => examples;
}
