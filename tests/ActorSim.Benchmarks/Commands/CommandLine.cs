using System.Text.Json;

namespace ActorSim.Benchmarks;

/// <summary>Runs one command. Exit codes: 0, 1 for a measurement that failed, 2 for a command line that cannot be understood.</summary>
public static class CommandLine
{
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        try
        {
            if (args is ["help" or "--help" or "-h", ..])
            {
                output.Write(HelpText.Text);
                return 0;
            }

            if (args is [ChildProcess.Command, var model, var engine, var workSteps])
            {
                output.WriteLine(JsonSerializer.Serialize(MeasureHere(model, engine, int.Parse(workSteps)), JsonText.Options));
                return 0;
            }

            Run(Arguments.Parse(args), output, errors);
            return 0;
        }
        catch (UsageException problem)
        {
            errors.WriteLine(problem.Message);
            errors.WriteLine("'help' lists commands and options.");
            return 2;
        }
        catch (BenchmarkFailedException problem)
        {
            errors.WriteLine(problem.Message);
            return 1;
        }
    }

    private static void Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Words.Count > 0)
        {
            throw new UsageException($"'{arguments.Words[0]}' is one word too many after {arguments.Command}.");
        }

        switch (arguments.Command)
        {
            case "phold" or "ring" or "sparse" or "mixed" or "tree":
                new ModelBenchmarks(arguments, output, errors).Run(arguments.Command);
                break;
            case "systolic":
                SystolicBenchmark.Run(output);
                break;
            default:
                throw new UsageException($"There is no command '{arguments.Command}'.");
        }
    }

    private static Measurement MeasureHere(string modelName, string engineName, int workSteps)
    {
        var model = Models.Find(modelName) ?? throw new UsageException($"There is no model '{modelName}'.");
        if (model is PholdModel { WorkNanoseconds: > 0 } phold)
        {
            model = phold with { WorkSteps = workSteps };
        }

        return Arguments.ReadEngine(engineName).Measure(model);
    }
}
