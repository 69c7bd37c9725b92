namespace ActorSim.Benchmarks;

/// <summary>The order of an event, as the class library's queue wants it: apart from the event.</summary>
public readonly record struct EventOrder(long Time, ulong Key) : IComparable<EventOrder>
{
    public int CompareTo(EventOrder other) => Time != other.Time ? Time.CompareTo(other.Time) : Key.CompareTo(other.Key);

    public static bool operator <(EventOrder left, EventOrder right) => left.CompareTo(right) < 0;

    public static bool operator >(EventOrder left, EventOrder right) => left.CompareTo(right) > 0;

    public static bool operator <=(EventOrder left, EventOrder right) => left.CompareTo(right) <= 0;

    public static bool operator >=(EventOrder left, EventOrder right) => left.CompareTo(right) >= 0;
}
