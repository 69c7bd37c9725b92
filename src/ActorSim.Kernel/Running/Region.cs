namespace ActorSim.Kernel;

/// <summary>
/// A part of the system with windows of its own: its undelivered mail, and how far it has been run. A window is no
/// longer than the smallest latency inside the region, so that within it nothing that one actor does can reach another.
/// </summary>
internal sealed unsafe class Region
{
    private readonly WindowWidth width;
    private readonly List<MailWheel> wheels = [];
    private readonly List<nint> chains = [];

    /// <param name="index">The number of the region.</param>
    /// <param name="width">How long its windows are.</param>
    public Region(int index, WindowWidth width)
    {
        Index = index;
        this.width = width;
        WheelOf(0);
    }

    public int Index { get; }

    /// <summary>The time of the earliest mail, or <see cref="long.MaxValue"/>; as of the last refresh or mail from outside.</summary>
    public long Earliest { get; private set; } = long.MaxValue;

    /// <summary>Everything before this time is delivered.</summary>
    public long Reached { get; set; }

    /// <summary>Windows run so far.</summary>
    public long Windows { get; private set; }

    /// <summary>Records in these windows: mail over links, and mail to oneself that was not due within a window.</summary>
    public long Records { get; private set; }

    /// <summary>Records in the windows of the last round in which this region ran.</summary>
    public long RecentRecords { get; set; }

    /// <summary>Bytes of memory for mail that is not due yet.</summary>
    public long MailBytes => wheels.Sum(wheel => wheel.Bytes);

    /// <summary>The undelivered mail that one worker stored.</summary>
    public MailWheel WheelOf(int worker)
    {
        while (wheels.Count <= worker)
        {
            wheels.Add(new MailWheel(width, new PagePool()));
            chains.Add(0);
        }

        return wheels[worker];
    }

    /// <summary>Room for a record from outside the region, while nobody runs it.</summary>
    public Mail* Append(long time, int bytes)
    {
        Earliest = Math.Min(Earliest, time);
        return wheels[0].Append(time, bytes);
    }

    /// <summary>Finds out anew when the earliest mail is due.</summary>
    public void Refresh()
    {
        Earliest = long.MaxValue;
        for (var i = 0; i < wheels.Count; i++)
        {
            Earliest = Math.Min(Earliest, wheels[i].EarliestTime());
        }
    }

    /// <summary>The end of the window in which <paramref name="time"/> lies.</summary>
    public long WindowEndFor(long time) => width.EndOf(width.IndexOf(time));

    /// <summary>Takes out the mail before <paramref name="end"/> of the window in which <paramref name="time"/> lies.</summary>
    /// <exception cref="InvalidOperationException">It is due in the past.</exception>
    public void OpenWindow(long time, long end, WindowMail mail)
    {
        if (time < Reached)
        {
            throw new InvalidOperationException(
                $"Mail is due at {SimTime.FromPicoseconds(time)}, but the simulation stands at {SimTime.FromPicoseconds(Reached)} already. This is a defect of the kernel.");
        }

        var window = width.IndexOf(time);
        mail.Clear();
        for (var i = 0; i < wheels.Count; i++)
        {
            wheels[i].MoveTo(window);
            var chain = wheels[i].TakeCurrent(out var chainEnd);
            chains[i] = (nint)chain;
            mail.Gather(chain, chainEnd, end, wheels[i]);
        }

        mail.Group();
        Windows++;
        Records += mail.Count;
        RecentRecords += mail.Count;
    }

    /// <summary>Frees the mail of the window, and finds out when the next is due.</summary>
    public void CloseWindow(long end)
    {
        for (var i = 0; i < wheels.Count; i++)
        {
            wheels[i].Return((MailPage*)chains[i]);
        }

        Reached = end;
        Refresh();
    }

    /// <summary>Visits all undelivered mail, in no particular order.</summary>
    public void ForEach(MailVisitor visit)
    {
        foreach (var wheel in wheels)
        {
            wheel.ForEach(visit);
        }
    }
}
