using System.Diagnostics.CodeAnalysis;
using ActorSim.Hocon;
using ActorSim.Interconnect;

namespace ActorSim.Scenarios;

/// <summary>How a scenario writes the length of packets.</summary>
internal static class NocFlits
{
    /// <summary>The most flits of a packet.</summary>
    public const int Most = ushort.MaxValue;

    public static readonly Key<PacketLength> Key = Hocon.Key.Custom(
        "flits",
        "The length of packets, up to 65535: always the same, equally likely in a range, or with weights.",
        "a number of flits, a range `{ from = 1, to = 8 }`, or weights `[ { flits = 1, weight = 3 }, { flits = 5, weight = 1 } ]`",
        (HoconValue value, [MaybeNullWhen(false)] out PacketLength length) => TryReadLength(value, out length));

    private static readonly Key<int> From = Hocon.Key.Count("from", "The fewest flits.", min: 1, max: Most);
    private static readonly Key<int> To = Hocon.Key.Count("to", "The most flits.", min: 1, max: Most);
    private static readonly RecordSchema Range = new("range of flits", "A range.", From, To);

    private static readonly Key<int> WeightedFlits = Hocon.Key.Count("flits", "A number of flits.", min: 1, max: Most);
    private static readonly Key<int> Weight = Hocon.Key.Count("weight", "How likely it is, beside the other weights.", max: 1_000_000);
    private static readonly Key<IReadOnlyList<Record>> Weights = Hocon.Key.ObjectList("flits", "", new RecordSchema("weight of a length", "", WeightedFlits, Weight));
    private static readonly Key<int> OneLength = Hocon.Key.Count("flits", "", min: 1, max: Most);

    private static bool TryReadLength(HoconValue value, [MaybeNullWhen(false)] out PacketLength length)
    {
        length = null;
        switch (value)
        {
            case HoconObject range:
                var record = Range.Read(range);
                length = record.At(To, () => PacketLength.Between(record.Get(From), record.Get(To)));
                break;

            case HoconList:
                var weights = Weights.Read(value);
                try
                {
                    length = PacketLength.Weighted([.. weights.Select(one => (one.Get(WeightedFlits), (long)one.Get(Weight)))]);
                }
                catch (ArgumentException problem)
                {
                    throw new HoconException(value.Origin, problem.Message);
                }

                break;

            case HoconNumber or HoconString:
                length = PacketLength.Fixed(OneLength.Read(value));
                break;
        }

        return length is not null;
    }
}
