using System.Globalization;
using ActorSim.Memory;

namespace ActorSim.Console.Commands;

/// <summary>A verdict on a log of DRAM commands as text.</summary>
internal static class DramLogText
{
    /// <summary>How many violations are shown if not all are asked for.</summary>
    public const int FewLines = 20;

    /// <summary>Writes violations, notes, and what the log holds.</summary>
    public static void Write(TextWriter text, DramDescription memory, CommandLogVerdict verdict, bool all)
    {
        WriteSome(text, verdict.Violations, all);
        if (verdict.Notes.Count > 0)
        {
            text.WriteLine("Worth knowing:");
            WriteSome(text, verdict.Notes, all);
        }

        var channels = verdict.Channels.OfType<CommandLogSummary>().ToList();
        if (channels.Count == 0)
        {
            text.WriteLine("The log has no commands.");
            return;
        }

        var (first, last) = (channels.Min(channel => channel.FirstCycle), channels.Max(channel => channel.LastCycle));
        text.WriteLine(Invariant(
            $"{Several(channels.Sum(channel => channel.Commands), "command")} on {Several(channels.Count, "channel")} of {memory.Name}, from cycle {first:N0} to {last:N0}: {Counts(channels)}."));
        text.WriteLine(Invariant($"The data {(channels.Count == 1 ? "bus was" : "buses were")} in use for {channels.Average(channel => channel.BusUse):P1} of the time; {RowHits(channels)}."));
        text.WriteLine(verdict.Violations.Count == 0
            ? "No violations."
            : Invariant($"{Several(verdict.Violations.Count, "violation")}: {string.Join(", ", Rules(verdict.Violations))}."));
    }

    private static void WriteSome(TextWriter text, IReadOnlyList<CommandViolation> violations, bool all)
    {
        foreach (var violation in violations.Take(all ? violations.Count : FewLines))
        {
            text.WriteLine($"  {violation.Sentence}");
        }

        if (!all && violations.Count > FewLines)
        {
            text.WriteLine(Invariant($"  … and {violations.Count - FewLines:N0} more; --all shows them."));
        }
    }

    private static IEnumerable<string> Rules(IReadOnlyList<CommandViolation> violations) => violations
        .GroupBy(violation => violation.Rule, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count())
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => Invariant($"{group.Count():N0} × {group.Key}"));

    private static string Counts(List<CommandLogSummary> channels) => string.Join(", ", Enum.GetValues<DramCommandKind>()
        .Select(kind => (Kind: kind, Count: channels.Sum(channel => channel.Count(kind))))
        .Where(entry => entry.Count > 0)
        .Select(entry => Invariant($"{entry.Count:N0} {CommandLog.NameOf(entry.Kind)}")));

    private static string RowHits(List<CommandLogSummary> channels)
    {
        var (hits, bursts) = (channels.Sum(channel => channel.ReadRowHits + channel.WriteRowHits), channels.Sum(channel => channel.Bursts));
        return bursts == 0 ? "nothing was read or written" : Invariant($"{(double)hits / bursts:P1} of {Several(bursts, "burst")} were row hits");
    }

    private static string Several(long count, string thing) => Invariant($"{count:N0} {thing}{(count == 1 ? "" : "s")}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
