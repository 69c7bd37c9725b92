using System.CommandLine;
using ActorSim.Hocon;
using ActorSim.Memory;
using ActorSim.Scenarios;

namespace ActorSim.Console.Commands;

/// <summary><c>actorsim dram check</c>: whether a DRAM allows the commands of a log.</summary>
internal static class DramCommand
{
    private const string StandardInput = "-";

    /// <summary>Makes the command.</summary>
    public static Command Make(Session session) => new CommandWithExamples(
        "dram",
        "Works with logs of DRAM commands.",
        "actorsim dram check commands.txt --standard scenarios/chips/dram/ddr4-2400.conf")
    {
        MakeCheck(session),
    };

    private static CommandWithExamples MakeCheck(Session session)
    {
        var log = new Argument<string>("LOG") { Description = "The log, ordered by cycles: `clk command channel rank bankgroup bank row column` on each line, row and column in hexadecimal digits with 0x, -1 for what a command does not have. `-` reads from standard input." };
        var standard = new Option<string>("--standard") { Description = "A file with `dram.<name> { … }`, such as those in scenarios/chips/dram.", HelpName = "FILE", Required = true };
        var name = new Option<string?>("--name") { Description = "Which of the file's DRAMs is meant, if there are several.", HelpName = "NAME" };
        var all = new Option<bool>("--all") { Description = $"Prints every violation, not the first {DramLogText.FewLines} only." };
        var command = new CommandWithExamples(
            "check",
            "Reports every command of a log that the DRAM does not allow: too close to an earlier one, not possible in the state of its bank, or for a place that does not exist. Exits with 1 if there are any.",
            "actorsim dram check commands.txt --standard scenarios/chips/dram/ddr4-2400.conf",
            "actorsim dram check commands.txt --standard scenarios/chips/dram/validation.conf --name dramsim3-hbm2 --all")
        {
            log, standard, name, all,
        };
        command.SetAction(parsed =>
        {
            var memory = Find(parsed.GetValue(standard)!, parsed.GetValue(name)).Description;
            var verdict = Check(parsed.GetValue(log)!, memory, session);
            DramLogText.Write(session.Terminal.Out, memory, verdict, parsed.GetValue(all));
            return verdict.Violations.Count == 0 ? ExitCode.Success : ExitCode.Failure;
        });
        return command;
    }

    private static DramStandard Find(string file, string? name)
    {
        var standards = DramLibrary.Load(file).Standards;
        if (name is null)
        {
            return standards.Count == 1
                ? standards.Values.Single()
                : throw new UsageException($"`{file}` has several DRAMs; choose one with --name: {string.Join(", ", standards.Keys.Order(StringComparer.Ordinal).Select(key => $"`{key}`"))}.");
        }

        return standards.TryGetValue(name, out var found)
            ? found
            : throw new UsageException($"`{file}` has no DRAM called `{name}`; {NearestName.Advice(name, [.. standards.Keys.Order(StringComparer.Ordinal)])}");
    }

    private static CommandLogVerdict Check(string path, DramDescription memory, Session session)
    {
        try
        {
            using var file = path == StandardInput ? null : File.OpenText(path);
            return CommandLogVerdict.Of(file ?? session.Terminal.In, memory);
        }
        catch (CommandLogException problem)
        {
            throw new UsageException($"{(path == StandardInput ? "<stdin>" : path)}:{problem.Line}: {problem.Problem}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The log `{path}` cannot be read: {problem.Message}");
        }
    }
}
