using ActorSim.Kernel;

namespace ActorSim.Memory.Tests;

/// <summary>
/// Memories and traces drawn at random: small, so that row hits, conflicts, full queues, refreshes and equal addresses happen
/// in a few hundred requests; always in order, so that <see cref="DramDescription.Check"/> passes; and with room between two
/// refreshes, so that every trace ends.
/// </summary>
internal static class RandomDram
{
    private static readonly int[] Periods = [500, 625, 830, 1000, 1250];

    public static DramDescription Description(RandomStream random)
    {
        var beatsPerCycle = OneOf(random, 2, 2, 4);
        var burstLength = beatsPerCycle * OneOf(random, 1, 2, 4, 8);
        var organization = new DramOrganization
        {
            Channels = OneOf(random, 1, 1, 2, 4),
            Ranks = OneOf(random, 1, 2, 4),
            BankGroups = OneOf(random, 1, 2, 4),
            BanksPerGroup = OneOf(random, 1, 2, 4),
            Rows = OneOf(random, 4, 16, 64),
            Columns = burstLength * OneOf(random, 1, 4, 8),
            DeviceBits = 8,
            BusBits = OneOf(random, 8, 16, 64),
            BurstLength = burstLength,
            BeatsPerCycle = beatsPerCycle,
        };
        var description = new DramDescription
        {
            Name = "random",
            Clock = Clock.FromPeriod(Periods[random.NextBelow(Periods.Length)]),
            Organization = organization,
            Timings = Timings(random, organization),
            Controller = Controller(random),
            Mapping = new AddressMapping(Mapping(random), organization),
            HasTwoCommandBuses = random.NextChance(0.3),
        };
        description.Check();
        return description;
    }

    /// <summary>Phases of up to 60 requests, each with a pattern of places, a share of writes and a pace of its own; cycles never fall.</summary>
    public static List<PlainRequest> Trace(RandomStream random, DramDescription memory, int requests)
    {
        var trace = new List<PlainRequest>(requests);
        var cycle = Between(random, 0, 20);
        while (trace.Count < requests)
        {
            var length = Math.Min(Between(random, 1, 60), requests - trace.Count);
            var writes = OneOf(random, 0, 10, 30, 50, 100) / 100.0;
            var gap = OneOf(random, 0, 0, 0, 1, 5, 40);
            var next = Places(random, memory);
            for (var i = 0; i < length; i++)
            {
                trace.Add(new PlainRequest(next(), random.NextChance(writes), cycle));
                cycle += random.NextBelow(gap + 1) is var step && random.NextChance(0.5) ? (int)step : gap;
            }

            if (random.NextChance(0.15))
            {
                cycle += Between(random, 1, 3 * memory.Timings.Refi);
            }
        }

        return trace;
    }

    /// <summary>A trace in which every address occurs once: no write is merged, no read joins another or is answered by a write.</summary>
    public static List<PlainRequest> TraceOfDistinctAddresses(RandomStream random, DramDescription memory, int requests) =>
        [.. Trace(random, memory, requests).DistinctBy(request => request.Address)];

    private static Func<long> Places(RandomStream random, DramDescription memory)
    {
        var bytes = memory.Organization.RequestBytes;
        var last = memory.Organization.Capacity / bytes;
        var start = random.NextBelow(last);
        var stride = OneOf(random, 1, 1, 3, memory.Organization.RequestsPerRow);
        var count = 0L;
        long[] few = [.. Enumerable.Range(0, Between(random, 1, 6)).Select(_ => random.NextBelow(last))];
        var hot = memory.Mapping.Locate(start * bytes);
        return random.NextBelow(5) switch
        {
            0 => () => (start + (count++ * stride)) % last * bytes,
            1 => () => random.NextBelow(last) * bytes,
            2 => () => few[random.NextBelow(few.Length)] * bytes,

            // Two rows of one bank.
            3 => () => memory.Mapping.AddressOf(hot with
            {
                Row = (hot.Row + (int)random.NextBelow(2)) % memory.Organization.Rows,
                Column = (int)random.NextBelow(memory.Organization.RequestsPerRow),
            }),

            // Two rows of all banks of a channel.
            _ => () => memory.Mapping.AddressOf(memory.Mapping.Locate(random.NextBelow(last) * bytes) with
            {
                Channel = hot.Channel,
                Row = (hot.Row + (int)random.NextBelow(2)) % memory.Organization.Rows,
            }),
        };
    }

    private static DramTimings Timings(RandomStream random, DramOrganization organization)
    {
        var burst = organization.BurstCycles;
        var cas = Between(random, 1, 18);
        var turn = Between(random, 0, 3);
        var additive = OneOf(random, 0, 0, Between(random, 1, 6));
        var rcdRead = additive + Between(random, 1, 18);
        var rtp = Between(random, 1, 10);
        var rp = Between(random, 1, 18);
        var ras = rcdRead + rtp + Between(random, 0, 15);
        var ccd = Between(random, 1, 6);
        var rrd = Between(random, 1, 6);
        var faw = rrd + Between(random, 0, 30);
        var wtr = Between(random, 0, 8);
        var rfc = Between(random, 1, 250);
        var rfcBank = rrd + Between(random, 0, 120);

        // What closing all banks of a rank takes at most, so that a refresh is over before the next.
        var closing = (organization.Banks * 4) + 200;
        return new DramTimings
        {
            CasLatency = cas,
            CasWriteLatency = Between(random, 0, cas + burst + turn - 1),
            AdditiveLatency = additive,
            RcdRead = rcdRead,
            RcdWrite = additive + Between(random, 1, 18),
            Rp = rp,
            Ras = ras,
            Rc = ras + rp + Between(random, 0, 3),
            CcdShort = ccd,
            CcdLong = ccd + Between(random, 0, 4),
            RrdShort = rrd,
            RrdLong = rrd + Between(random, 0, 4),
            Faw = faw,
            ThirtyTwoActivates = OneOf(random, 0, 0, faw * Between(random, 1, 24)),
            Wr = Between(random, 1, 20),
            Rtp = rtp,
            WtrShort = wtr,
            WtrLong = wtr + Between(random, 0, 8),
            Rfc = rfc,
            Refi = organization.Ranks * (rfc + closing + Between(random, 0, 1500)),
            RfcBank = rfcBank,
            RefiBank = rfcBank + closing + Between(random, 0, 400),
            Rtrs = turn,
            Ppd = OneOf(random, 0, 0, Between(random, 1, 4)),
        };
    }

    private static DramControllerDescription Controller(RandomStream random)
    {
        var writes = Between(random, 1, 24);
        return new DramControllerDescription
        {
            Queues = random.NextChance(0.3) ? CommandQueueStructure.PerRank : CommandQueueStructure.PerBank,
            CommandQueueSize = Between(random, 1, 8),
            ReadQueueSize = Between(random, 1, 24),
            WriteBufferSize = writes,
            HasUnifiedQueue = random.NextChance(0.3),
            IdleDrainThreshold = Between(random, 0, writes),
            RowHitCap = Between(random, 1, 5),
            Page = random.NextChance(0.3) ? PagePolicy.Closed : PagePolicy.Open,
            Refresh = OneOf(random, RefreshPolicy.RankStaggered, RefreshPolicy.RankSimultaneous, RefreshPolicy.BankStaggered, RefreshPolicy.None),
            Scheduling = random.NextChance(0.2) ? CommandScheduling.FirstComeFirstServed : CommandScheduling.FirstReady,
        };
    }

    private static string Mapping(RandomStream random)
    {
        var fields = new List<string> { "ch", "ra", "bg", "ba", "ro", "co" };
        var text = "";
        while (fields.Count > 0)
        {
            var at = (int)random.NextBelow(fields.Count);
            text += fields[at];
            fields.RemoveAt(at);
        }

        return text;
    }

    private static int Between(RandomStream random, int least, int most) => least + (int)random.NextBelow(most - least + 1);

    private static T OneOf<T>(RandomStream random, params T[] values) => values[random.NextBelow(values.Length)];
}
