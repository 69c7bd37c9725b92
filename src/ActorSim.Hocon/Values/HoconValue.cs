using ActorSim.Hocon.Resolution;

namespace ActorSim.Hocon;

/// <summary>
/// A value of a resolved configuration: an object, a list, a text, a number, a boolean or null. Immutable, and it
/// knows where it was written. A value that came through a substitution has the origin of what it refers to.
/// </summary>
public abstract class HoconValue
{
    /// <summary>Where counting stops; a tree of shared values can be larger than any number.</summary>
    private protected const long LargestSize = 1L << 60;

    private protected HoconValue(Origin origin) => Origin = origin;

    /// <summary>Where the value was written.</summary>
    public Origin Origin { get; }

    /// <summary>What this is, for a sentence: "a number", "an object".</summary>
    public abstract string Kind { get; }

    /// <summary>How many objects and lists lie inside one another here, this one counted; 0 for anything else.</summary>
    internal virtual int Depth => 0;

    /// <summary>The same value, as it is seen after a passage through substitutions.</summary>
    internal abstract HoconValue Via(Passage passage);

    /// <summary>How large this is, as <see cref="HoconOptions.MaxSize"/> counts.</summary>
    internal virtual long Size => 1;

    /// <summary>The value as it would be written in JSON.</summary>
    public override string ToString() => HoconRenderer.ToJson(this, indented: false);
}
