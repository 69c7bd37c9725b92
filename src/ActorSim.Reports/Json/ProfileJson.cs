using System.Text.Json;
using ActorSim.Kernel;
using ActorSim.Scenarios;

namespace ActorSim.Reports;

/// <summary>
/// Writes where the time of runs went as JSON, in the form that <c>docs/results.md</c> describes. Unlike results it
/// differs from run to run, since most of it is measured.
/// </summary>
public static class ProfileJson
{
    /// <summary>Writes the profiles of all runs of a result with what tells the runs apart.</summary>
    public static void Write(Stream stream, Result result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ResultJson.WriteDocument(stream, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Result.SchemaVersion);
            json.WriteString("version", Result.Version);
            json.WriteString("scenario", result.Scenario);
            json.WriteString("file", result.File);
            ResultJson.WriteList(json, "runs", result.Runs.Zip(result.Host.Profiles), (writer, run) =>
            {
                writer.WriteStartObject();
                writer.WriteString("settings", run.First.Label);
                writer.WritePropertyName("profile");
                Write(writer, run.Second);
                writer.WriteEndObject();
            });
            json.WriteEndObject();
        });
    }

    /// <summary>Writes one profile.</summary>
    internal static void Write(Utf8JsonWriter json, RunProfile profile)
    {
        json.WriteStartObject();
        ResultJson.WriteTexts(json, "summary", profile.Summary);
        json.WriteNumber("seconds", profile.WallSeconds);
        json.WriteNumber("profiling-seconds", profile.ProfilingSeconds);
        json.WriteNumber("deliveries", profile.Deliveries);
        json.WriteNumber("messages", profile.Messages);
        json.WriteNumber("own-messages", profile.OwnMessages);
        List(json, "time-uses", profile.TimeUses, use =>
        {
            json.WriteString("name", use.Name);
            json.WriteNumber("seconds", use.Seconds);
        });
        List(json, "classes", profile.Classes, one =>
        {
            json.WriteString("name", one.Name);
            json.WriteNumber("actors", one.Actors);
            json.WriteNumber("seconds", one.Seconds);
            json.WriteNumber("deliveries", one.Deliveries);
            json.WriteNumber("runs", one.Runs);
        });
        List(json, "busiest-actors", profile.BusiestActors, actor =>
        {
            json.WriteString("path", actor.Path);
            json.WriteString("class", actor.Class);
            json.WriteNumber("seconds", actor.Seconds);
            json.WriteNumber("deliveries", actor.Deliveries);
        });
        WriteLinks(json, "links", profile.Links);
        WriteLinks(json, "busiest-links", profile.BusiestLinks);
        WriteWindows(json, profile);
        List(json, "threads", profile.Threads, thread =>
        {
            json.WriteNumber("number", thread.Number);
            json.WriteNumber("deliveries", thread.Deliveries);
            json.WriteNumber("busy-seconds", thread.BusySeconds);
            json.WriteNumber("waiting-seconds", thread.WaitingSeconds);
            json.WriteNumber("idle-seconds", thread.IdleSeconds);
        });
        WriteMemory(json, profile.Memory);
        WriteLimits(json, profile.LookaheadLimits);
        WriteForecast(json, profile);
        WriteCuts(json, profile.Cuts);
        json.WriteEndObject();
    }

    private static void WriteLinks(Utf8JsonWriter json, string name, IReadOnlyList<LinkProfile> links) => List(json, name, links, link =>
    {
        json.WriteString("from", link.From);
        json.WriteString("to", link.To);
        json.WriteNumber("links", link.Links);
        json.WriteNumber("messages", link.Messages);
    });

    private static void WriteWindows(Utf8JsonWriter json, RunProfile profile)
    {
        json.WriteNumber("rounds", profile.Rounds);
        json.WriteNumber("shared-rounds", profile.SharedRounds);
        json.WriteNumber("shared-windows", profile.SharedWindows);
        json.WriteNumber("share-windows-from", profile.ShareWindowsFrom);
        List(json, "regions", profile.Regions, region =>
        {
            json.WriteString("name", region.Name);
            json.WriteNumber("actors", region.Actors);
            json.WriteNumber("window-ps", region.Window.Picoseconds);
            json.WriteNumber("windows", region.Windows);
            json.WriteNumber("cut-windows", region.CutWindows);
            json.WriteNumber("messages", region.Messages);
            json.WriteNumber("receivers", region.Receivers);
            json.WriteNumber("largest-window", region.LargestWindow);
            json.WriteNumber("large-windows", region.LargeWindows);
            json.WriteNumber("messages-in-large-windows", region.MessagesInLargeWindows);
            json.WriteNumber("actor-seconds", region.ActorSeconds);
            json.WriteNumber("mail-seconds", region.MailSeconds);
            List(json, "sizes", region.Sizes, size =>
            {
                json.WriteNumber("from", size.From);
                json.WriteNumber("to", size.To);
                json.WriteNumber("windows", size.Windows);
                json.WriteNumber("messages", size.Messages);
            });
        });
    }

    private static void WriteMemory(Utf8JsonWriter json, MemoryProfile memory)
    {
        json.WriteStartObject("memory");
        json.WriteNumber("mail-bytes", memory.MailBytes);
        json.WriteNumber("other-bytes", memory.OtherBytes);
        json.WriteNumber("profiler-bytes", memory.ProfilerBytes);
        json.WriteNumber("bytes-per-actor", memory.BytesPerActor);
        json.WriteNumber("allocated-bytes", memory.AllocatedBytes);
        ResultJson.WriteList(json, "collections", memory.Collections, (writer, count) => writer.WriteNumberValue(count));
        json.WriteNumber("collecting-seconds", memory.CollectingSeconds);
        json.WriteEndObject();
    }

    private static void WriteLimits(Utf8JsonWriter json, IReadOnlyList<LookaheadLimit> limits) => List(json, "lookahead-limits", limits, limit =>
    {
        json.WriteString("from", limit.From);
        json.WriteString("to", limit.To);
        json.WriteNumber("latency-ps", limit.Latency.Picoseconds);
        json.WriteNumber("links", limit.Links);
        ResultJson.WriteTexts(json, "examples", limit.Examples);
        json.WritePropertyName("next-latency-ps");
        if (limit.NextLatency is { } next)
        {
            json.WriteNumberValue(next.Picoseconds);
        }
        else
        {
            json.WriteNullValue();
        }
    });

    private static void WriteForecast(Utf8JsonWriter json, RunProfile profile)
    {
        json.WriteNumber("meeting-seconds", profile.MeetingSeconds);
        json.WriteBoolean("meeting-is-measured", profile.MeetingIsMeasured);
        json.WriteNumber("critical-path-seconds", profile.CriticalPathSeconds);
        List(json, "forecast", profile.Forecast, row =>
        {
            json.WriteNumber("cores", row.Cores);
            json.WriteNumber("seconds", row.Seconds);
            json.WriteNumber("speed-up", row.SpeedUp);
            json.WriteNumber("best-speed-up", row.BestSpeedUp);
            json.WriteString("limit", row.Limit);
            json.WriteNumber("lost-to-small-windows-seconds", row.LostToSmallWindows);
            json.WriteNumber("lost-to-grouping-seconds", row.LostToGrouping);
            json.WriteNumber("lost-to-heavy-actors-seconds", row.LostToHeavyActors);
            json.WriteNumber("lost-to-uneven-regions-seconds", row.LostToUnevenRegions);
            json.WriteNumber("lost-to-meetings-seconds", row.LostToMeetings);
            json.WriteNumber("lost-between-rounds-seconds", row.LostBetweenRounds);
        });
    }

    private static void WriteCuts(Utf8JsonWriter json, IReadOnlyList<PartitionCut> cuts) => List(json, "cuts", cuts, cut =>
    {
        json.WriteNumber("crossing-messages", cut.CrossingMessages);
        json.WriteNumber("crossing-share", cut.CrossingShare);
        json.WritePropertyName("lookahead-ps");
        if (cut.Lookahead is { } lookahead)
        {
            json.WriteNumberValue(lookahead.Picoseconds);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteNumber("imbalance", cut.Imbalance);
        json.WriteBoolean("keeps-folders", cut.KeepsFolders);
        List(json, "parts", cut.Parts, part =>
        {
            json.WriteString("name", part.Name);
            json.WriteNumber("actors", part.Actors);
            json.WriteNumber("time-share", part.TimeShare);
        });
    });

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write) =>
        ResultJson.WriteList(json, name, items, (writer, item) =>
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        });
}
