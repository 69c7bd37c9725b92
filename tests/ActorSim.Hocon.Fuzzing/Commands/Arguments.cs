using System.Globalization;

namespace ActorSim.Hocon.Fuzzing;

/// <summary>A command and its options, each a name and a value.</summary>
public sealed class Arguments
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <exception cref="UsageException">An option has no value, or stands twice, or the command does not have it.</exception>
    public Arguments(IReadOnlyList<string> args, params ReadOnlySpan<string> known)
    {
        for (var i = 1; i < args.Count; i += 2)
        {
            if (!known.Contains(args[i]))
            {
                throw new UsageException($"'{args[0]}' has no option '{args[i]}'; it has {(known.Length == 0 ? "none" : string.Join(", ", known))}.");
            }

            if (i + 1 == args.Count)
            {
                throw new UsageException($"{args[i]} needs a value.");
            }

            if (!values.TryAdd(args[i], args[i + 1]))
            {
                throw new UsageException($"{args[i]} stands twice.");
            }
        }
    }

    public string? Text(string option) => values.GetValueOrDefault(option);

    /// <summary>A whole number of at least one.</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public long? Count(string option) => Text(option) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? number
        : throw new UsageException($"{option} is a whole number from 1 on; it is '{text}'.");
}
