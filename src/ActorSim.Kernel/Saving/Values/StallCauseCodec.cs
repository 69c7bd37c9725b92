namespace ActorSim.Kernel;

/// <summary>A cause is its name; one of the same name is as good.</summary>
internal sealed class StallCauseCodec : Codec<StallCause?>
{
    private readonly TextCodec names = new();

    public override void Write(ObjectWriter to, in StallCause? value) => names.Write(to, value?.Name);

    public override void Read(ObjectReader from, ref StallCause? slot)
    {
        var name = slot?.Name;
        names.Read(from, ref name);
        if (name != slot?.Name)
        {
            slot = name is null ? null : new StallCause(name);
        }
    }

    public override void Verify(ObjectReader from, in StallCause? present) => names.Verify(from, present?.Name);

    public override bool Same(in StallCause? left, in StallCause? right) => Equals(left, right);
}
