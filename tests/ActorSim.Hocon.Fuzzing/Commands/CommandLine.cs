namespace ActorSim.Hocon.Fuzzing;

/// <summary>Runs one command. Exit codes: 0, 1 for a finding, 2 for a command line that cannot be understood.</summary>
public static class CommandLine
{
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        try
        {
            switch (args)
            {
                case ["help" or "--help" or "-h", ..]:
                    output.Write(HelpText.Text);
                    return 0;
                case ["fuzz", ..]:
                    return FuzzCommand.Fuzz(
                        new Arguments(args, "--minutes", "--inputs", "--seed", "--first", "--threads", "--corpus"), output, errors);
                case ["repeat", ..]:
                    return FuzzCommand.Repeat(new Arguments(args, "--seed", "--input", "--corpus"), output);
                case ["scaling", ..]:
                    return Scaling(new Arguments(args, "--size", "--only"), output);
                case ["speed", ..]:
                    _ = new Arguments(args);
                    SpeedTable.Write(output);
                    return 0;
                case []:
                    throw new UsageException("Which command?");
                default:
                    throw new UsageException($"There is no command '{args[0]}'.");
            }
        }
        catch (UsageException problem)
        {
            errors.WriteLine(problem.Message);
            errors.WriteLine("'help' lists commands and options.");
            return 2;
        }
    }

    private static int Scaling(Arguments arguments, TextWriter output)
    {
        var size = arguments.Count("--size") ?? 1024;
        if (size is < 8 or > 1 << 16)
        {
            throw new UsageException($"--size is from 8 to {1 << 16} KiB; it is {size}.");
        }

        return new ScalingTable(output, (int)size << 10, arguments.Text("--only")).Write() == 0 ? 0 : 1;
    }
}
