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
}
