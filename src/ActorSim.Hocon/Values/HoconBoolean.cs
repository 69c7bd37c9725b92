using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon;

/// <summary>The value <c>true</c> or <c>false</c>.</summary>
public sealed class HoconBoolean : HoconValue
{
    /// <summary>Makes the value.</summary>
    public HoconBoolean(Origin origin, bool value)
        : base(origin) => Value = value;

    /// <summary>Which of the two.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override string Kind => "a boolean";

    /// <inheritdoc/>
    internal override HoconValue Via(Passage passage) => new HoconBoolean(Origin.Via(passage), Value);
}
