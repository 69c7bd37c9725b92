using System.Globalization;
using ActorSim.Kernel;
using ActorSim.Scenarios;
using Spectre.Console;

namespace ActorSim.Reports;

/// <summary>Shows on a console where the time of a run went: tables, the costliest row first, and why the run is not faster.</summary>
public static class ProfileText
{
    /// <summary>So many rows of a table are shown; the others are summed up in one more.</summary>
    private const int MostRows = 12;

    private static readonly Style Strong = new(decoration: Decoration.Bold);

    /// <summary>Shows the profile of the run that took longest; nothing, if none was made.</summary>
    /// <param name="console">Where.</param>
    /// <param name="result">The result.</param>
    public static void Write(IAnsiConsole console, Result result)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(result);
        var profiles = result.Host.Profiles;
        if (profiles.Count == 0)
        {
            return;
        }

        var slowest = Enumerable.Range(0, profiles.Count).MaxBy(i => profiles[i].WallSeconds);
        var label = result.Runs[slowest].Label;
        var which = profiles.Count == 1 ? "" : $" of the slowest of {profiles.Count} runs";
        console.WriteLine();
        Line(console, $"Profile{which}{(label.Length == 0 ? "" : $", {label}")}: {DisplayTime.Of(profiles[slowest].WallSeconds)}", Strong);
        Write(console, profiles[slowest]);
    }

    /// <summary>Shows one profile.</summary>
    /// <param name="console">Where.</param>
    /// <param name="profile">The profile.</param>
    public static void Write(IAnsiConsole console, RunProfile profile)
    {
        ArgumentNullException.ThrowIfNull(console);
        ArgumentNullException.ThrowIfNull(profile);
        Line(console, $"{profile.Deliveries:N0} deliveries, {Number(profile.Deliveries / Math.Max(1e-9, profile.WallSeconds) / 1e6)} M/s: {profile.Messages:N0} messages over links, {profile.OwnMessages:N0} wakes, starts and messages to oneself");
        WriteTimeUses(console, profile);
        WriteClasses(console, profile);
        WriteBusiestActors(console, profile);
        WriteLinks(console, "Messages per link, by class and port", profile.Links);
        WriteLinks(console, "The busiest single links", profile.BusiestLinks);
        WriteRegions(console, profile);
        WriteSizes(console, profile);
        WriteLimits(console, profile);
        WriteThreads(console, profile);
        WriteMemory(console, profile);
        WriteForecast(console, profile);
        WriteCuts(console, profile);
        console.WriteLine();
        Line(console, "Why it is not faster:", Strong);
        foreach (var sentence in profile.Summary)
        {
            Line(console, "  " + sentence);
        }
    }

    private static void WriteTimeUses(IAnsiConsole console, RunProfile profile)
    {
        var threads = profile.Threads.Count;
        var table = NewTable(console, threads == 1 ? "Time" : $"Time of all {threads} threads", "", "time>", "share>");
        foreach (var use in profile.TimeUses)
        {
            Row(table, use.Name, DisplayTime.Of(use.Seconds), Percent(use.Share));
        }

        console.Write(table);
        Line(console, $"  Profiling took {DisplayTime.Of(profile.ProfilingSeconds)} more, which is left out everywhere else.");
    }

    private static void WriteClasses(IAnsiConsole console, RunProfile profile)
    {
        var table = NewTable(console, "Time per class of actors, with ordering, fingerprint and sending", "class", "actors>", "time>", "share>", "deliveries>", "each>", "per run>");
        var (shown, rest) = Split(profile.Classes);
        foreach (var one in shown)
        {
            Row(
                table, one.Name, Whole(one.Actors), DisplayTime.Of(one.Seconds), Percent(one.Share), Whole(one.Deliveries),
                DisplayTime.Of(one.NanosecondsPerDelivery * 1e-9), Number(one.Deliveries / (double)Math.Max(1, one.Runs)));
        }

        if (rest.Count > 0)
        {
            Row(
                table, $"{rest.Count:N0} others", Whole(rest.Sum(one => one.Actors)), DisplayTime.Of(rest.Sum(one => one.Seconds)),
                Percent(rest.Sum(one => one.Share)), Whole(rest.Sum(one => one.Deliveries)), "", "");
        }

        console.Write(table);
    }

    private static void WriteBusiestActors(IAnsiConsole console, RunProfile profile)
    {
        // With one actor in each class it would be the same table again.
        if (profile.Classes.Sum(one => one.Actors) == profile.Classes.Count)
        {
            return;
        }

        var table = NewTable(console, "The busiest actors", "actor", "class", "time>", "share>", "deliveries>");
        foreach (var actor in profile.BusiestActors.Take(5))
        {
            Row(table, actor.Path, actor.Class, DisplayTime.Of(actor.Seconds), Percent(actor.Share), Whole(actor.Deliveries));
        }

        console.Write(table);
    }

    private static void WriteLinks(IAnsiConsole console, string title, IReadOnlyList<LinkProfile> links)
    {
        var isSingle = links.Count > 0 && links[0].From.StartsWith('/');
        if (links.Count == 0)
        {
            return;
        }

        string[] columns = isSingle ? ["from", "to", "messages>", "share>"] : ["from", "to", "links>", "messages>", "share>"];
        var table = NewTable(console, title, columns);
        var (shown, rest) = isSingle ? (links.Take(5).ToList(), []) : Split(links);
        foreach (var link in shown)
        {
            Row(table, isSingle
                ? [link.From, link.To, Whole(link.Messages), Percent(link.Share)]
                : [link.From, link.To, Whole(link.Links), Whole(link.Messages), Percent(link.Share)]);
        }

        if (rest.Count > 0)
        {
            Row(table, $"{rest.Count:N0} others", "", Whole(rest.Sum(link => link.Links)), Whole(rest.Sum(link => link.Messages)), Percent(rest.Sum(link => link.Share)));
        }

        console.Write(table);
    }

    private static void WriteRegions(IAnsiConsole console, RunProfile profile)
    {
        var together = profile.Threads.Count == 1 ? "" : $"; {profile.SharedWindows:N0} windows and {profile.SharedRounds:N0} rounds were shared among threads";
        var table = NewTable(
            console, $"Windows per region, in {profile.Rounds:N0} rounds{together}",
            "region", "actors>", "length>", "windows>", "cut short>", "messages each>", "most>", "receivers each>", "actors' time>", "mail's time>");
        var (shown, rest) = Split(profile.Regions, region => region.Windows > 0);
        foreach (var region in shown)
        {
            Row(
                table, region.Name, Whole(region.Actors), region.Window.ToString(), Whole(region.Windows), Percent(Ratio(region.CutWindows, region.Windows)),
                Number(region.MessagesPerWindow), Whole(region.LargestWindow), Number(region.ReceiversPerWindow),
                DisplayTime.Of(region.ActorSeconds), DisplayTime.Of(region.MailSeconds));
        }

        if (rest.Count > 0)
        {
            var windows = rest.Sum(region => region.Windows);
            Row(
                table, $"{rest.Count:N0} others", Whole(rest.Sum(region => region.Actors)), "", Whole(windows), Percent(Ratio(rest.Sum(region => region.CutWindows), windows)),
                Number(Ratio(rest.Sum(region => region.Messages), windows)), Whole(rest.Max(region => region.LargestWindow)), Number(Ratio(rest.Sum(region => region.Receivers), windows)),
                DisplayTime.Of(rest.Sum(region => region.ActorSeconds)), DisplayTime.Of(rest.Sum(region => region.MailSeconds)));
        }

        console.Write(table);
    }

    private static void WriteSizes(IAnsiConsole console, RunProfile profile)
    {
        var sizes = profile.Regions.SelectMany(region => region.Sizes).GroupBy(size => (size.From, size.To)).OrderBy(group => group.Key.From)
            .Select(group => new WindowSize(group.Key.From, group.Key.To, group.Sum(size => size.Windows), group.Sum(size => size.Messages))).ToList();
        var windows = sizes.Sum(size => size.Windows);
        var messages = sizes.Sum(size => size.Messages);
        var table = NewTable(console, "How full the windows are", "messages>", "windows>", "share>", "of all messages>");
        foreach (var size in sizes)
        {
            Row(
                table, size.From == size.To ? Whole(size.From) : $"{size.From:N0} to {size.To:N0}", Whole(size.Windows),
                Percent(Ratio(size.Windows, windows)), Percent(Ratio(size.Messages, messages)));
        }

        console.Write(table);
    }

    private static void WriteLimits(IAnsiConsole console, RunProfile profile)
    {
        if (profile.LookaheadLimits.Count == 0)
        {
            return;
        }

        var table = NewTable(console, "What limits the lookahead: the shortest links", "region", "latency>", "links>", "one of them", "next latency>");
        // Regions that differ in numbers only, as the chips of a cluster do, are put together.
        var groups = profile.LookaheadLimits
            .GroupBy(limit => (Ends: ActorPath.PatternOf(limit.IsInside ? limit.From : $"{limit.From} to {limit.To}"), limit.Latency, limit.NextLatency)).ToList();
        var (shown, rest) = Split(groups);
        foreach (var group in shown)
        {
            var first = group.First();
            var ends = group.Skip(1).Any() ? group.Key.Ends : first.IsInside ? first.From : $"{first.From} to {first.To}";
            Row(table, ends, first.Latency.ToString(), Whole(group.Sum(limit => limit.Links)), first.Examples[0], first.NextLatency?.ToString() ?? "none");
        }

        if (rest.Count > 0)
        {
            Row(table, $"{rest.Count:N0} others", $"from {rest.Min(group => group.Key.Latency)}", Whole(rest.Sum(group => group.Sum(limit => limit.Links))), "", "");
        }

        console.Write(table);
    }

    private static void WriteThreads(IAnsiConsole console, RunProfile profile)
    {
        if (profile.Threads.Count == 1)
        {
            return;
        }

        var table = NewTable(console, "Threads", "thread>", "deliveries>", "share>", "busy>", "waiting for others>", "without work>");
        foreach (var thread in profile.Threads)
        {
            Row(
                table, Whole(thread.Number), Whole(thread.Deliveries), Percent(Ratio(thread.Deliveries, profile.Deliveries)),
                Percent(thread.BusySeconds / profile.WallSeconds), Percent(thread.WaitingSeconds / profile.WallSeconds), Percent(thread.IdleSeconds / profile.WallSeconds));
        }

        console.Write(table);
    }

    private static void WriteMemory(IAnsiConsole console, RunProfile profile)
    {
        var memory = profile.Memory;
        var table = NewTable(console, "Memory", "", "bytes>", "per actor>");
        Row(table, "actors, ports, links, and the program", Bytes(memory.OtherBytes), Bytes(memory.BytesPerActor));
        Row(table, "mail under way, at most", Bytes(memory.MailBytes), Bytes(memory.MailBytes / (double)memory.Actors));
        Row(table, "the profiler", Bytes(memory.ProfilerBytes), Bytes(memory.ProfilerBytes / (double)memory.Actors));
        Row(table, "allocated during the run", Bytes(memory.AllocatedBytes), "");
        console.Write(table);
        Line(console, $"  {Number(memory.AllocatedBytes / (double)Math.Max(1, profile.Deliveries))} bytes are allocated for each delivery; {memory.Collections.Sum():N0} garbage collections took {DisplayTime.Of(memory.CollectingSeconds)}.");
    }

    private static void WriteForecast(IAnsiConsole console, RunProfile profile)
    {
        var table = NewTable(console, "Forecast from this run: how fast it could go on more cores", "cores>", "time>", "speed-up>", "at best>", "what holds it back");
        foreach (var row in profile.Forecast)
        {
            Row(table, Whole(row.Cores), DisplayTime.Of(row.Seconds), Number(row.SpeedUp), Number(row.BestSpeedUp), row.Cores == 1 ? "" : row.Limit);
        }

        console.Write(table);
        var source = profile.MeetingIsMeasured ? "measured" : "assumed, since one thread ran";
        Line(console, $"  Each further thread takes {DisplayTime.Of(profile.MeetingSeconds)} ({source}) whenever work is shared; windows with fewer than {profile.ShareWindowsFrom:N0} messages are not.");
        Line(console, $"  At best: the same windows, all shared evenly and at no cost. Their longest actors one after another take {DisplayTime.Of(profile.CriticalPathSeconds)}.");
    }

    private static void WriteCuts(IAnsiConsole console, RunProfile profile)
    {
        if (profile.Cuts.Count == 0)
        {
            return;
        }

        var table = NewTable(console, "Partitions that would exchange least", "parts>", "part", "actors>", "time>", "messages across>", "lookahead between>");
        foreach (var cut in profile.Cuts)
        {
            for (var i = 0; i < cut.Parts.Count; i++)
            {
                var part = cut.Parts[i];
                Row(
                    table, i == 0 ? Whole(cut.Parts.Count) : "", part.Name, Whole(part.Actors), Percent(part.TimeShare),
                    i == 0 ? $"{cut.CrossingMessages:N0} ({Percent(cut.CrossingShare)})" : "", i == 0 ? cut.Lookahead?.ToString() ?? "unlimited" : "");
            }
        }

        console.Write(table);
    }

    /// <summary>A table with a title above; a column whose heading ends with <c>&gt;</c> holds numbers.</summary>
    private static Table NewTable(IAnsiConsole console, string title, params string[] headings)
    {
        console.WriteLine();
        Line(console, title + ":");
        var table = ResultText.NewTable();
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(new Text(heading.TrimEnd('>'))) { Alignment = heading.EndsWith('>') ? Justify.Right : Justify.Left, NoWrap = true });
        }

        return table;
    }

    private static void Row(Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)));

    /// <summary>The first rows, and those to sum up: the rest, and all that nobody wants to see.</summary>
    private static (List<T> Shown, List<T> Others) Split<T>(IReadOnlyList<T> rows, Func<T, bool>? isWanted = null)
    {
        var wanted = rows.TakeWhile(row => isWanted is null || isWanted(row)).Count();
        var shown = wanted == rows.Count && wanted <= MostRows + 1 ? wanted : Math.Min(wanted, MostRows);
        return ([.. rows.Take(shown)], [.. rows.Skip(shown)]);
    }

    private static double Ratio(long part, long whole) => whole > 0 ? part / (double)whole : 0;

    private static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString(number < 10 ? "0.##" : number < 100 ? "0.#" : "#,0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString(share < 0.0995 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %";

    private static string Bytes(double bytes) => bytes switch
    {
        >= 10 * 1024 * 1024 => $"{bytes / (1024 * 1024):N0} MiB",
        >= 10 * 1024 => $"{bytes / 1024:N0} KiB",
        _ => $"{bytes:N0} B",
    };

    private static void Line(IAnsiConsole console, string text, Style? style = null) => console.WriteLine(text, style ?? Style.Plain);
}
