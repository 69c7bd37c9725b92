namespace ActorSim.Kernel;

/// <summary>Text, or none.</summary>
internal sealed class TextCodec : Codec<string?>
{
    public override Comparison<string?>? Order => string.CompareOrdinal;

    public override void Write(ObjectWriter to, in string? value)
    {
        to.Output.Write(value is not null);
        if (value is not null)
        {
            to.Output.WriteText(value);
        }
    }

    public override void Read(ObjectReader from, ref string? slot)
    {
        var value = ReadValue(from);
        if (!string.Equals(value, slot, StringComparison.Ordinal))
        {
            slot = value;
        }
    }

    public override void Verify(ObjectReader from, in string? present)
    {
        var saved = ReadValue(from);
        if (!string.Equals(saved, present, StringComparison.Ordinal))
        {
            throw from.BuiltWith(Quoted(saved), Quoted(present));
        }
    }

    public override bool Same(in string? left, in string? right) => string.Equals(left, right, StringComparison.Ordinal);

    private static string? ReadValue(ObjectReader from) => from.Input.Read<bool>() ? from.Input.ReadText() : null;

    private static string? Quoted(string? text) => text is null ? null : $"'{text}'";
}
