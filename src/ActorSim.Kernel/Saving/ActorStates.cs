namespace ActorSim.Kernel;

/// <summary>What the kernel remembers of each actor between two deliveries, apart from its fields and metrics.</summary>
internal static class ActorStates
{
    public static void Write(Actor actor, RunWriter to)
    {
        to.WriteNumber(actor.NextSequence);
        to.Write(actor.Hash);
        to.Write((byte)(actor.Flags & ~ActorFlags.Observed));
        if (actor.WaitsFor is { } port)
        {
            to.WriteCount(port.Index);
            to.Write(actor.WaitsSince.Picoseconds);
        }

        to.Write(actor.DrawnFrom is not null);
        if (actor.DrawnFrom is { } stream)
        {
            var (s0, s1, s2, s3) = stream.State;
            to.Write(s0);
            to.Write(s1);
            to.Write(s2);
            to.Write(s3);
        }

        foreach (var receptor in actor.Receptors)
        {
            if (receptor is ClockedWake wake)
            {
                to.Write(wake.Progress.IsArmed);
                to.Write(wake.Progress.LastEdgeRun);
            }
        }
    }

    public static void Read(Actor actor, ulong seed, RunReader from)
    {
        actor.NextSequence = from.ReadNumber();
        actor.Hash = from.Read<ulong>();
        actor.Flags = (actor.Flags & ActorFlags.Observed) | (ActorFlags)from.Read<byte>();
        if ((actor.Flags & ActorFlags.Waiting) != ActorFlags.None)
        {
            actor.TakeOverWait(actor.Receptors[from.ReadIndex(actor.Receptors.Length)], SimTime.FromPicoseconds(from.Read<long>()));
        }

        if (from.Read<bool>())
        {
            actor.DrawnFrom = new RandomStream(seed, actor.Path)
            {
                State = (from.Read<ulong>(), from.Read<ulong>(), from.Read<ulong>(), from.Read<ulong>()),
            };
        }

        foreach (var receptor in actor.Receptors)
        {
            if (receptor is ClockedWake wake)
            {
                wake.Progress = (from.Read<bool>(), from.Read<long>());
            }
        }
    }
}
