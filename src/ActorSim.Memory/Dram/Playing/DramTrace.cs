using System.Globalization;

namespace ActorSim.Memory;

/// <summary>
/// Traces of requests as text: a line for each, <c>0xADDRESS READ|WRITE CYCLE</c>, as DRAMsim3 reads them. Empty lines, and
/// those that begin with <c>#</c>, are passed over.
/// </summary>
public static class DramTrace
{
    /// <summary>Reads a trace.</summary>
    /// <param name="text">The text.</param>
    /// <param name="memory">The memory that it is for.</param>
    /// <exception cref="DramTraceException">A line is not of that form, or its address is not possible; with its number.</exception>
    public static DramTraceRequest[] Read(TextReader text, DramDescription memory)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(memory);
        var requests = new List<DramTraceRequest>();
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (line.AsSpan().Trim() is { Length: > 0 } written && written[0] != '#')
            {
                requests.Add(ReadLine(written, number, memory));
            }
        }

        return [.. requests];
    }

    /// <summary>What is wrong with a request; null if nothing is.</summary>
    /// <param name="request">The request.</param>
    /// <param name="memory">The memory that it is for.</param>
    public static string? ProblemOf(in DramTraceRequest request, DramDescription memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        var bytes = memory.Organization.RequestBytes;
        if (request.Address < 0 || request.Address >= memory.Organization.Capacity)
        {
            return $"the address 0x{request.Address:X} lies beyond the memory, which has 0x{memory.Organization.Capacity:X} bytes.";
        }

        if (request.Address % bytes != 0)
        {
            return $"the address 0x{request.Address:X} is no multiple of {bytes} bytes, the length of a burst.";
        }

        return request.Cycle < 0 ? $"the cycle {request.Cycle} is negative."
            : request.Cycle > LastCycle(memory) ? $"the cycle {request.Cycle} is too late; {LastCycle(memory)} is the last one possible."
            : null;
    }

    /// <summary>The last cycle that a request can name: half of what simulated time can reach.</summary>
    /// <param name="memory">The memory, for its clock.</param>
    public static long LastCycle(DramDescription memory)
    {
        ArgumentNullException.ThrowIfNull(memory);
        return memory.Clock.LastEdge / 2;
    }

    private static DramTraceRequest ReadLine(ReadOnlySpan<char> line, int number, DramDescription memory)
    {
        Span<Range> words = stackalloc Range[4];
        if (line.SplitAny(words, [' ', '\t'], StringSplitOptions.RemoveEmptyEntries) != 3)
        {
            throw Problem(line, number, "it must be `0xADDRESS READ|WRITE CYCLE`.");
        }

        var address = line[words[0]];
        if (!address.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            || !long.TryParse(address[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var place))
        {
            throw Problem(line, number, $"`{address}` is no address in hexadecimal, such as 0x1F40.");
        }

        var isWrite = line[words[1]] is "WRITE";
        if (!isWrite && line[words[1]] is not "READ")
        {
            throw Problem(line, number, $"`{line[words[1]]}` is neither READ nor WRITE.");
        }

        if (!long.TryParse(line[words[2]], NumberStyles.None, CultureInfo.InvariantCulture, out var cycle))
        {
            throw Problem(line, number, $"`{line[words[2]]}` is no cycle.");
        }

        var request = new DramTraceRequest(place, cycle, isWrite);
        return ProblemOf(request, memory) is { } problem ? throw Problem(line, number, problem) : request;
    }

    private static DramTraceException Problem(ReadOnlySpan<char> line, int number, string problem) =>
        new(number, $"The line `{(line.Length > 80 ? string.Concat(line[..80], "…") : line)}` cannot be used: {problem}");
}
