using System.CommandLine;
using ActorSim.Hocon;
using ActorSim.Workloads;

namespace ActorSim.Console.Commands;

/// <summary><c>actorsim kinds</c>: the kinds of system that there are, and the keys that each has.</summary>
internal static class KindsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Make(Session session)
    {
        var name = new Argument<string?>("NAME") { Description = "A kind, to be shown with all keys of its system and workload.", Arity = ArgumentArity.ZeroOrOne };
        var command = new CommandWithExamples(
            "kinds",
            "Lists the kinds of system that a scenario can name, or shows the keys of one, with units and defaults.",
            "actorsim kinds systolic",
            "actorsim kinds")
        {
            name,
        };
        command.SetAction(parsed => Show(parsed.GetValue(name), session));
        return command;
    }

    private static void Show(string? name, Session session)
    {
        var kinds = session.Kinds.Kinds;
        if (name is null)
        {
            var width = kinds.Count == 0 ? 0 : kinds.Max(kind => kind.Name.Length);
            foreach (var kind in kinds)
            {
                session.Terminal.Out.WriteLine($"{kind.Name.PadRight(width)}  {kind.Summary}");
            }

            return;
        }

        var chosen = kinds.FirstOrDefault(kind => kind.Name == name)
            ?? throw new UsageException($"There is no kind of system called `{name}`; {NearestName.Advice(name, [.. kinds.Select(kind => kind.Name)])}");
        session.Terminal.Out.WriteLine(chosen.Summary);
        session.Terminal.Out.WriteLine();
        session.Terminal.Out.Write(new SchemaDocument()
            .AddSchema(1, chosen.SystemSchema)
            .AddSchema(1, chosen.WorkloadSchema)
            .Omit(NetworkLibrary.Schema));
        session.Terminal.Out.WriteLine();
        session.Terminal.Out.WriteLine("`actorsim reference` describes all other keys of scenarios, and those of networks.");
    }
}
