using System.Globalization;

namespace ActorSim.Memory;

/// <summary>
/// The text of a command log, as DRAMsim3 writes it: a command a line, in the order of cycles, as
/// <c>clk command channel rank bankgroup bank row column</c>.
/// </summary>
/// <remarks>
/// Row and column are hexadecimal, the rest decimal; what a command does not have is −1 (<c>-0x1</c>). Empty lines and lines that
/// begin with <c>#</c> are passed over. DRAMsim3 gives the channel −1 to refreshes and to the precharges for them: such a line
/// belongs to the only channel that the log has named so far, or to channel 0 in front of all others.
/// </remarks>
/// <example>
/// <code>
/// 102 activate 0 0 0 0 0x0 0x0
/// 119 read 0 0 0 0 0x0 0x0
/// 4680 precharge 0 0 0 0 -0x1 -0x1
/// 4697 refresh 0 0 -1 -1 -0x1 -0x1
/// </code>
/// </example>
public static class CommandLog
{
    private const string Form = "a line is `clk command channel rank bankgroup bank row column`, such as `19 read 0 1 2 3 0x44c 0x63`";

    /// <summary>The order is that of <see cref="DramCommandKind"/>.</summary>
    private static readonly string[] Names = ["activate", "precharge", "read", "write", "read_p", "write_p", "refresh", "refresh_bank"];

    /// <summary>The name of a kind of command in logs.</summary>
    /// <param name="kind">The kind.</param>
    public static string NameOf(DramCommandKind kind) => Names[(int)kind];

    /// <summary>Reads a log line by line, while its commands are asked for.</summary>
    /// <param name="text">The log.</param>
    /// <exception cref="CommandLogException">A line is not a command, or it leaves open whose of several channels it is.</exception>
    public static IEnumerable<LoggedCommand> Read(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ReadLines(text);
    }

    /// <summary>Writes a command and ends the line.</summary>
    /// <param name="text">What is written to.</param>
    /// <param name="channel">The channel, ≥ 0.</param>
    /// <param name="command">The command.</param>
    public static void Write(TextWriter text, int channel, in DramCommand command)
    {
        ArgumentNullException.ThrowIfNull(text);
        text.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{command.Cycle} {NameOf(command.Kind)} {channel} {command.Rank} {command.Group} {command.Bank} {(command.Row < 0 ? "-" : "")}0x{Math.Abs(command.Row):x} {(command.Column < 0 ? "-" : "")}0x{Math.Abs(command.Column):x}\n"));
    }

    private static IEnumerable<LoggedCommand> ReadLines(TextReader text)
    {
        var line = 0;
        var onlyChannel = -1;
        var hasSeveral = false;
        while (text.ReadLine() is { } words)
        {
            line++;
            if (string.IsNullOrWhiteSpace(words) || words.StartsWith('#'))
            {
                continue;
            }

            var (channel, command) = Parse(line, words);
            if (channel < 0 && hasSeveral)
            {
                throw new CommandLogException(line, $"`{words}` names no channel, and the log has several.");
            }

            channel = channel >= 0 ? channel : Math.Max(onlyChannel, 0);
            hasSeveral |= onlyChannel >= 0 && channel != onlyChannel;
            onlyChannel = channel;
            yield return new LoggedCommand(line, channel, command);
        }
    }

    private static (int Channel, DramCommand Command) Parse(int line, string text)
    {
        Span<Range> words = stackalloc Range[9];
        var found = text.AsSpan().SplitAny(words, " \t", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (found != 8)
        {
            throw new CommandLogException(line, $"`{text}` has {(found > 8 ? "more than 8" : found)} words; {Form}.");
        }

        if (!long.TryParse(text.AsSpan(words[0]), NumberStyles.None, CultureInfo.InvariantCulture, out var cycle))
        {
            throw new CommandLogException(line, $"`{text}` does not begin with a clock cycle; {Form}.");
        }

        var kind = KindOf(text.AsSpan(words[1]));
        if (kind < 0)
        {
            throw new CommandLogException(line, $"`{text}` has the unknown command `{text[words[1]]}`; there are {string.Join(", ", Names)}.");
        }

        Span<int> numbers = stackalloc int[6];
        for (var i = 0; i < numbers.Length; i++)
        {
            var word = text.AsSpan(words[i + 2]);
            if (!(i < 4 ? TryDecimal(word, out numbers[i]) : TryHexadecimal(word, out numbers[i])) || numbers[i] < -1)
            {
                throw new CommandLogException(line, $"`{text[words[i + 2]]}` in `{text}` is no {(i < 4 ? "number" : "hexadecimal number with 0x")} from −1 to {int.MaxValue}; {Form}.");
            }
        }

        var command = new DramCommand(cycle, (DramCommandKind)kind, numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
        RequirePlace(line, text, command);
        return (numbers[0], command);
    }

    private static void RequirePlace(int line, string text, in DramCommand command)
    {
        var isForRank = command.Kind == DramCommandKind.Refresh;
        if (command.Rank < 0 || (isForRank ? command.Group >= 0 || command.Bank >= 0 : command.Group < 0 || command.Bank < 0))
        {
            throw new CommandLogException(line, $"`{text}` must name {(isForRank ? "a rank, and −1 as bank group and bank" : "a rank, a bank group and a bank")}.");
        }

        if ((command.Row < 0 && command.Kind == DramCommandKind.Activate) || ((command.Row < 0 || command.Column < 0) && command.IsColumnCommand))
        {
            throw new CommandLogException(line, $"`{text}` must name a row{(command.IsColumnCommand ? " and a column" : "")}.");
        }
    }

    private static int KindOf(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (word.SequenceEqual(Names[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool TryDecimal(ReadOnlySpan<char> word, out int value) =>
        int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static bool TryHexadecimal(ReadOnlySpan<char> word, out int value)
    {
        value = 0;
        var isNegative = word.StartsWith("-");
        var digits = isNegative ? word[1..] : word;
        if (!digits.StartsWith("0x") || !int.TryParse(digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) || value < 0)
        {
            return false;
        }

        value = isNegative ? -value : value;
        return true;
    }
}
