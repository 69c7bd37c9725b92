namespace ActorSim.Benchmarks;

/// <summary>What the user asked for.</summary>
public sealed record Arguments
{
    public const int UsualRounds = 5;

    public required string Command { get; init; }

    /// <summary>Rounds of each measurement, ≥ 1; null for the usual number.</summary>
    public int? Rounds { get; init; }

    /// <summary>Only models whose name contains this.</summary>
    public string? Only { get; init; }

    /// <summary>Only these engines; null for those that fit the benchmark.</summary>
    public IReadOnlyList<Engine>? Engines { get; init; }

    /// <summary>Where everything measured is written to.</summary>
    public string? JsonFile { get; init; }

    /// <summary>What follows the command and is no option.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">It cannot be understood.</exception>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        if (args.Count == 0)
        {
            throw new UsageException("Which benchmark?");
        }

        var parsed = new Arguments { Command = args[0] };
        var words = new List<string>();
        for (var i = 1; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--rounds":
                    parsed = parsed with { Rounds = ReadRounds(ValueAfter(args, ref i)) };
                    break;
                case "--only":
                    parsed = parsed with { Only = ValueAfter(args, ref i) };
                    break;
                case "--engines":
                    parsed = parsed with { Engines = [.. ValueAfter(args, ref i).Split(',').Select(ReadEngine)] };
                    break;
                case "--json":
                    parsed = parsed with { JsonFile = ValueAfter(args, ref i) };
                    break;
                case ['-', '-', ..]:
                    throw new UsageException($"There is no option {args[i]}.");
                default:
                    words.Add(args[i]);
                    break;
            }
        }

        return parsed with { Words = words };
    }

    /// <summary>The engine of a name.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Engine ReadEngine(string name) =>
        Engine.All.FirstOrDefault(engine => engine.Name == name)
        ?? throw new UsageException($"There is no engine '{name}'. There are: {string.Join(", ", Engine.All.Select(engine => engine.Name))}.");

    private static string ValueAfter(IReadOnlyList<string> args, ref int i) =>
        ++i < args.Count ? args[i] : throw new UsageException($"{args[i - 1]} needs a value.");

    private static int ReadRounds(string text) =>
        int.TryParse(text, out var rounds) && rounds >= 1 ? rounds : throw new UsageException($"--rounds is a whole number from 1 on; it is '{text}'.");
}
