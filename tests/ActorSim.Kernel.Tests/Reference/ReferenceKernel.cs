using System.Buffers.Binary;
using System.Numerics;

namespace ActorSim.Kernel.Tests.Reference;

/// <summary>
/// The kernel's contracts once more, as plainly as possible: one sorted set of mail, one message at a
/// time. No windows, no threads, no pages; slow and obvious.
/// </summary>
internal sealed class ReferenceKernel
{
    private const long Never = long.MaxValue;

    private readonly ModelPlan plan;
    private readonly List<ReferenceActor> actors = [];
    private readonly SortedSet<ReferenceMail> mail = new(Comparer<ReferenceMail>.Create(ReferenceMail.Compare));
    private readonly BigInteger stopLead;
    private long stop = Never;
    private (ReferenceMail? Mail, ReferenceActor Actor, string Text)? failure;

    /// <param name="plan">The system.</param>
    /// <param name="numbering">The paths in the order of the actors' numbers.</param>
    public ReferenceKernel(ModelPlan plan, IReadOnlyList<string> numbering)
    {
        this.plan = plan;
        foreach (var path in numbering)
        {
            var actor = Array.Find(plan.Actors, candidate => candidate.Path == path)!;
            actors.Add(new ReferenceActor(this, actor, actors.Count, plan));
        }

        stopLead = plan.StopLead ?? plan.DefaultStopLead;
    }

    public long Now { get; private set; }

    public int Phase { get; private set; } = -1;

    public ReferenceMail? Current { get; private set; }

    public int Feeds => plan.Feeds.Length;

    public ModelOutcome Run()
    {
        for (var feed = 0; feed < plan.Feeds.Length; feed++)
        {
            foreach (var (arrival, i) in plan.Feeds[feed].Arrivals.Select((arrival, i) => (arrival, i)))
            {
                var receiver = Find(plan.Feeds[feed].To);
                Post(new ReferenceMail(arrival, 0, feed, i, receiver, (int)MessageKind.Token, MessageKind.Token, false, false, (ulong)i, []));
            }
        }

        foreach (var actor in actors)
        {
            actor.Hash = Add(Seed, Seed);
            Guard(actor, null, () => actor.Program.OnStart(actor));
        }

        long deliveries = actors.Count, last = 0, lastForeground = 0;
        while (true)
        {
            var closing = BigInteger.Min(plan.TimeLimit ?? Never, FirstEndAsked() + stopLead);
            if (mail.Count == 0)
            {
                return Outcome(last, dried: true, deliveries);
            }

            var next = mail.Min!;
            var tail = lastForeground + stopLead;
            if (mail.All(m => m.Background) && tail <= closing && next.Time >= tail)
            {
                return Outcome((long)tail, dried: true, deliveries);
            }

            if (next.Time >= closing)
            {
                return Outcome((long)closing, dried: false, deliveries);
            }

            mail.Remove(next);
            lastForeground = next.Background ? lastForeground : next.Time;
            if (!next.Receiver.Failed)
            {
                deliveries++;
                last = next.Time;
                Deliver(next);
            }
        }
    }

    public void Post(ReferenceMail sent) => mail.Add(sent);

    public ReferenceActor Find(int planned) => actors.Find(actor => actor.Plan == plan.Actors[planned])!;

    public void RequestStop() => stop = Math.Min(stop, Now);

    /// <summary>The first edge ≥ a time, by exact arithmetic.</summary>
    public static BigInteger EdgeAtOrAfter(ClockPlan clock, BigInteger time) =>
        ((time * clock.Denominator) + clock.Numerator - 1) / clock.Numerator;

    public static BigInteger EdgeTime(ClockPlan clock, BigInteger edge) => edge * clock.Numerator / clock.Denominator;

    public static long Arrival(LatencyPlan latency, long leaving) =>
        (long)(latency.Clock is null ? leaving + latency.Amount : EdgeTime(latency.Clock, EdgeAtOrAfter(latency.Clock, leaving) + latency.Amount));

    private BigInteger FirstEndAsked() => BigInteger.Min(stop, failure is { } known ? known.Mail?.Time ?? 0 : Never);

    private void Deliver(ReferenceMail next)
    {
        var actor = next.Receiver;
        (Now, Phase, Current) = (next.Time, next.Phase, next);
        actor.Hash = AddDelivery(actor.Hash, next);
        if (next.Receptor == actor.WaitsFor)
        {
            actor.WaitsFor = -1;
        }

        if (next.Receptor >= actor.Plan.FirstWake)
        {
            actor.WakeRuns(next.Receptor - actor.Plan.FirstWake);
        }

        Guard(actor, next, () => actor.Program.OnDelivery(actor, Now, Phase, next.Receptor, next.Value, next.Contents));
    }

    private void Guard(ReferenceActor actor, ReferenceMail? handled, Action run)
    {
        try
        {
            run();
        }
        catch (ModelFailureException problem)
        {
            actor.Failed = true;
            failure ??= (handled, actor, problem.Message);
        }
    }

    private ModelOutcome Outcome(long end, bool dried, long deliveries)
    {
        var waiting = dried && failure is null && stop == Never ? actors.Where(actor => actor.WaitsFor >= 0).ToList() : [];
        var reason = failure is not null ? EndReason.Failed
            : dried && stop != Never ? EndReason.Stopped
            : waiting.Count > 0 ? EndReason.Deadlock
            : dried ? EndReason.Completed
            : end == plan.TimeLimit ? EndReason.TimeLimit : EndReason.Stopped;
        return new ModelOutcome(
            reason,
            end,
            deliveries,
            actors.Aggregate(Seed, (hash, actor) => Add(hash, actor.Hash)),
            failure is { } known ? $"{known.Mail?.Time ?? 0} {known.Mail?.Phase ?? -1} {known.Actor.Plan.Path} {known.Text}" : "",
            string.Join("; ", waiting.Select(actor => $"{actor.Plan.Path} {actor.WaitsSince}").Order(StringComparer.Ordinal)),
            string.Join('\n', actors.Select(actor => actor.Program.ToString()).Order(StringComparer.Ordinal)));
    }

    // The fingerprint as documented: a chain of folded 128-bit products, blocks by their contents.
    private const ulong Seed = 0x9E3779B97F4A7C15;
    private const ulong TimeSalt = 0xA0761D6478BD642F;
    private const ulong PortSalt = 0xE7037ED1A0B428DB;
    private const ulong PayloadSalt = 0x8EBC6AF09C88C6E3;
    private const ulong ChainSalt = 0x589965CC75374CC3;

    private static ulong Fold(ulong a, ulong b)
    {
        var product = (UInt128)a * b;
        return (ulong)(product >> 64) ^ (ulong)product;
    }

    private static ulong Add(ulong hash, ulong value) => Fold(hash ^ ChainSalt, value ^ PayloadSalt);

    private static ulong AddDelivery(ulong hash, ReferenceMail mail)
    {
        ulong[] words = mail.Kind switch
        {
            null => [],
            MessageKind.Token => [mail.Value],
            MessageKind.Parcel => [(byte)mail.Value, mail.Value, (ushort)(mail.Value >> 8)],
            _ => [mail.Value, 0],
        };
        var key = ((ulong)mail.Phase << 60) | ((ulong)mail.Sender << 36) | (ulong)mail.Sequence;
        var tag = ((uint)mail.Receptor << 12) | (uint)words.Length
            | (mail.Background ? 1u << 8 : 0) | (mail.Kind == MessageKind.Crate ? 1u << 9 : 0) | (mail.ToSelf ? 1u << 10 : 0);
        var mixed = Fold((ulong)mail.Time ^ TimeSalt, key ^ PortSalt) ^ (tag * TimeSalt);
        for (var i = 0; i < words.Length; i++)
        {
            mixed = Fold(mixed ^ words[i], PayloadSalt + (ulong)i);
        }

        hash = Fold(hash ^ ChainSalt, mixed ^ PortSalt);
        return mail.Kind == MessageKind.Crate ? Add(hash, ContentHash(mail.Contents)) : hash;
    }

    private static ulong ContentHash(byte[] contents)
    {
        var hash = Add(Seed, (ulong)contents.Length);
        foreach (var chunk in contents.Chunk(8))
        {
            var word = new byte[8];
            chunk.CopyTo(word, 0);
            hash = Add(hash, BinaryPrimitives.ReadUInt64LittleEndian(word));
        }

        return hash;
    }
}
