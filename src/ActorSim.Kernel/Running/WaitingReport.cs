namespace ActorSim.Kernel;

/// <summary>Finds who waits for whom when a run has dried up.</summary>
internal static class WaitingReport
{
    public static IReadOnlyList<WaitingActor> Of(Actor[] actors)
    {
        var waiting = new List<WaitingActor>();
        foreach (var actor in actors)
        {
            if (actor.WaitsFor is { } port)
            {
                waiting.Add(new WaitingActor(actor.Path, port.Name, SendersTo(port, actors), actor.WaitsSince));
            }
        }

        return waiting;
    }

    private static List<string> SendersTo(Receptor port, Actor[] actors)
    {
        var senders = new List<string>();
        foreach (var actor in actors)
        {
            foreach (var sender in actor.Senders)
            {
                if (sender.Targets.Contains(port))
                {
                    senders.Add(actor.Path);
                    break;
                }
            }
        }

        return senders;
    }
}
