using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon;

/// <summary>The value <c>null</c>: a key that was written and says nothing.</summary>
public sealed class HoconNull : HoconValue
{
    /// <summary>Makes the value.</summary>
    public HoconNull(Origin origin)
        : base(origin)
    {
    }

    /// <inheritdoc/>
    public override string Kind => "null";

    /// <inheritdoc/>
    internal override HoconValue Via(Passage passage) => new HoconNull(Origin.Via(passage));
}
