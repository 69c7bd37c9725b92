using System.Text.Json;

namespace ActorSim.Benchmarks;

/// <summary>Runs one command. Exit codes: 0, 1 for a measurement that failed, 2 for a command line that cannot be understood.</summary>
public static class CommandLine
{
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        try
        {
            if (args is ["help" or "--help" or "-h", ..])
            {
                output.Write(HelpText.Text);
                return 0;
            }

            if (args is [ChildProcess.Measure, var model, var engine, var workSteps])
            {
                output.WriteLine(JsonSerializer.Serialize(Measure(model, engine, ReadNumber(workSteps)), JsonText.OneLine));
                return 0;
            }

            if (args is [ChildProcess.MeasureStartup, var actors, var links])
            {
                output.WriteLine(JsonSerializer.Serialize(StartupMeter.Measure(ReadNumber(actors), ReadNumber(links)), JsonText.OneLine));
                return 0;
            }

            if (args is [ChildProcess.MeasureTraining, var cluster, .. var sizes])
            {
                output.WriteLine(JsonSerializer.Serialize(TrainingBenchmark.Measure(cluster, TrainingSizes.Read(sizes)), JsonText.OneLine));
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
        var words = arguments.Command == "compare" ? 2 : 0;
        if (arguments.Command != "training" && arguments.Words.Count != words)
        {
            throw new UsageException(words == 0
                ? $"'{arguments.Words[0]}' is one word too many after {arguments.Command}."
                : "compare needs two files: OLD.json NEW.json.");
        }

        if (arguments.Engines is not null && arguments.Command is "table" or "startup")
        {
            throw new UsageException($"{arguments.Command} decides itself what is measured; --engines has no meaning there.");
        }

        if (arguments.JsonFile is { } file && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
        {
            throw new UsageException($"--json {file}: there is no folder {folder}.");
        }

        var measuring = new MeasuringCommands(arguments, output, errors);
        switch (arguments.Command)
        {
            case "phold" or "ring" or "sparse" or "mixed" or "tree":
                measuring.RunBenchmark(arguments.Command);
                break;
            case "all":
                measuring.RunBenchmark(null);
                break;
            case "startup":
                measuring.RunStartup();
                break;
            case "table":
                measuring.RunTable();
                break;
            case "compare":
                Comparison.Write(output, ResultDocument.Read(arguments.Words[0]), ResultDocument.Read(arguments.Words[1]));
                break;
            case "systolic":
                SystolicBenchmark.Run(output);
                break;
            case "mapper":
                MapperBenchmark.Run(output);
                break;
            case "row-stationary":
                RowStationaryBenchmark.Run(output);
                break;
            case "noc":
                NocBenchmark.Run(output);
                break;
            case "dram":
                DramBenchmark.Run(output);
                break;
            case "training":
                TrainingBenchmark.Run(TrainingSizes.Read(arguments.Words), output);
                break;
            default:
                throw new UsageException($"There is no command '{arguments.Command}'.");
        }
    }

    private static int ReadNumber(string text) =>
        int.TryParse(text, out var number) && number >= 0 ? number : throw new UsageException($"'{text}' is not a whole number from 0 on.");

    private static Measurement Measure(string modelName, string engineName, int workSteps)
    {
        var model = Catalogue.Find(modelName) ?? throw new UsageException($"There is no model '{modelName}'.");
        if (model is PholdModel { WorkNanoseconds: > 0 } phold)
        {
            model = phold with { WorkSteps = workSteps };
        }

        return Arguments.ReadEngine(engineName).Measure(model);
    }
}
