namespace ActorSim.Kernel;

/// <summary>
/// A port, wake or metric: which part of which actor it is; or the actor itself, which handlers capture. Parts are made
/// by constructors, so those in readonly fields are the same in a system built anew.
/// </summary>
internal sealed class PartCodec<T> : Codec<T?>
    where T : class
{
    private enum Kind : byte
    {
        None,
        Receptor,
        Sender,
        Metric,
        Actor,
    }

    public override void Write(ObjectWriter to, in T? value)
    {
        var (kind, owner) = value switch
        {
            Receptor receptor => (Kind.Receptor, receptor.Owner),
            Sender sender => (Kind.Sender, sender.Owner),
            Metric metric => (Kind.Metric, metric.Owner),
            Actor actor => (Kind.Actor, actor),
            _ => (Kind.None, null),
        };
        to.Output.Write((byte)kind);
        if (owner is not null)
        {
            to.RequireActor(owner);
            to.Output.WriteCount(owner.Index);
            to.Output.WriteCount(PlaceOf(value!, owner));
        }
    }

    public override void Read(ObjectReader from, ref T? slot)
    {
        var part = ReadPart(from);
        if (!ReferenceEquals(part, slot))
        {
            slot = part;
        }
    }

    public override void WriteFixed(ObjectWriter to, in T? value)
    {
    }

    public override void Verify(ObjectReader from, in T? present)
    {
    }

    public override bool Same(in T? left, in T? right) => ReferenceEquals(left, right);

    private static int PlaceOf(T part, Actor owner) => part switch
    {
        Receptor receptor => receptor.Index,
        Sender sender => owner.Senders.IndexOf(sender),
        Metric metric => owner.Metrics.IndexOf(metric),
        _ => 0,
    };

    private static T? ReadPart(ObjectReader from)
    {
        var kind = (Kind)from.Input.Read<byte>();
        if (kind == Kind.None)
        {
            return null;
        }

        var owner = from.Actors[from.Input.ReadIndex(from.Actors.Length)];
        return kind switch
        {
            Kind.Receptor => (T)(object)owner.Receptors[from.Input.ReadIndex(owner.Receptors.Length)],
            Kind.Sender => (T)(object)owner.Senders[from.Input.ReadIndex(owner.Senders.Length)],
            Kind.Metric => (T)(object)owner.Metrics[from.Input.ReadIndex(owner.Metrics.Length)],
            _ => from.Input.ReadIndex(1) == 0 ? (T)(object)owner : null,
        };
    }
}
