using System.CommandLine;
using System.CommandLine.Help;
using ActorSim.Scenarios;

namespace ActorSim.Console.Commands;

/// <summary>All commands. Whoever adds one adds it here.</summary>
internal static class CommandTree
{
    /// <summary>Makes the tree.</summary>
    public static RootCommand Make(Session session)
    {
        var root = new RootCommand("A discrete-event simulator of deep-learning hardware, made of actors.")
        {
            RunCommand.Make(session),
            ValidateCommand.Make(session),
            ExplainCommand.Make(session),
            ListCommand.Make(session),
            NetworksCommand.Make(session),
            KindsCommand.Make(session),
            ReferenceCommand.Make(session),
            DramCommand.Make(session),
            HoconCommand.Make(session),
        };
        root.HelpName = "actorsim";
        foreach (var command in root.Subcommands.SelectMany(command => command.Subcommands.Prepend(command)))
        {
            command.Validators.Add(UsageReport.RefuseUnknownOptions);
        }

        foreach (var option in root.Options)
        {
            switch (option)
            {
                case HelpOption help:
                    help.Description = "Shows what a command does, with an example.";
                    help.Action = new HelpWithExamples((HelpAction)help.Action!);
                    break;
                case VersionOption version:
                    version.Description = "Shows the version.";
                    version.Action = new PrintAction(Result.Version);
                    break;
            }
        }

        return root;
    }
}
