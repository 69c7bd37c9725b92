namespace ActorSim.Kernel;

/// <summary>A clock is its period; one of the same period is as good.</summary>
internal sealed class ClockCodec : Codec<Clock?>
{
    public override void Write(ObjectWriter to, in Clock? value)
    {
        var (numerator, denominator) = value?.Period ?? default;
        to.Output.Write(numerator);
        to.Output.Write(denominator);
    }

    public override void Read(ObjectReader from, ref Clock? slot)
    {
        var saved = ReadClock(from);
        if (!Equals(saved, slot))
        {
            slot = saved;
        }
    }

    public override void Verify(ObjectReader from, in Clock? present)
    {
        var saved = ReadClock(from);
        if (!Equals(saved, present))
        {
            throw from.BuiltWith(saved?.ToString(), present?.ToString());
        }
    }

    public override bool Same(in Clock? left, in Clock? right) => Equals(left, right);

    private static Clock? ReadClock(ObjectReader from)
    {
        var numerator = from.Input.Read<long>();
        var denominator = from.Input.Read<long>();
        return numerator == 0 ? null : Clock.FromFraction(numerator, denominator);
    }
}
