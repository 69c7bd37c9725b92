using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon;

/// <summary>A text, quoted or not. <c>200 MHz</c> without quotes is one too.</summary>
public sealed class HoconString : HoconValue
{
    /// <summary>Makes the value.</summary>
    public HoconString(Origin origin, string value)
        : base(origin) => Value = value;

    /// <summary>The text, with escapes replaced by what they stand for.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override string Kind => "a text";

    /// <inheritdoc/>
    internal override HoconValue Via(Passage passage) => new HoconString(Origin.Via(passage), Value);

    /// <inheritdoc/>
    internal override long Size => 1 + Value.Length;
}
