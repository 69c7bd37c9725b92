namespace ActorSim.Interconnect;

/// <summary>
/// For how long, of a span that somebody watches, a node was sending or receiving. That it sends is known when it begins; that it
/// has received only when the last byte has come, so what seemed idle until then may turn out not to have been. All times in picoseconds.
/// </summary>
internal sealed class LinkActivity
{
    // Spans since the watch began in which nothing is known to have been going on, in the order of time.
    private readonly List<Span> idle = [];
    private bool isWatched;
    private long watchedFrom;
    private long activeUntil;
    private long idleTime;

    /// <summary>From when on nothing is known to go on.</summary>
    private long IdleFrom => Math.Max(activeUntil, watchedFrom);

    /// <summary>Begins to watch.</summary>
    public void Watch(long now)
    {
        isWatched = true;
        watchedFrom = now;
        idleTime = 0;
        idle.Clear();
    }

    /// <summary>Ends the watch.</summary>
    /// <returns>For how long since it began something was going on; what is still arriving does not count.</returns>
    public long EndWatch(long now)
    {
        isWatched = false;
        return now - watchedFrom - idleTime - Math.Max(0, now - IdleFrom);
    }

    /// <summary>From now until a time something is going on.</summary>
    public void BeginUntil(long now, long until)
    {
        AddIdleUntil(now);
        activeUntil = Math.Max(activeUntil, until);
    }

    /// <summary>Until now something was going on, from a time on that may have been counted as idle.</summary>
    public void EndsFrom(long from, long now)
    {
        while (idle.Count > 0 && idle[^1].End > from)
        {
            var span = idle[^1];
            idle.RemoveAt(idle.Count - 1);
            idleTime -= span.End - span.Begin;
            AddIdle(span.Begin, from);
        }

        AddIdleUntil(from);
        activeUntil = Math.Max(activeUntil, now);
    }

    private void AddIdleUntil(long end)
    {
        if (isWatched)
        {
            AddIdle(IdleFrom, end);
        }
    }

    private void AddIdle(long begin, long end)
    {
        if (begin < end)
        {
            idle.Add(new Span(begin, end));
            idleTime += end - begin;
        }
    }

    private readonly record struct Span(long Begin, long End);
}
