namespace ActorSim.Hocon.Resolution;

/// <summary>
/// What resolving something gave: a value; nothing, because it is not defined; or nothing yet, because it is what is
/// being resolved.
/// </summary>
internal readonly record struct Outcome(HoconValue? Value, bool IsCycle)
{
    public static Outcome Missing => default;

    public static Outcome Cycle => new(null, IsCycle: true);

    public static implicit operator Outcome(HoconValue value) => new(value, IsCycle: false);
}
