using System.Runtime.InteropServices;
using ActorSim.Kernel;

namespace ActorSim.TestKit;

/// <summary>
/// Expects messages from an out-port of an actor under test, one after another. Made by
/// <see cref="SimTestKit.Watch{T}(OutPort{T}, Latency?)"/>. Times are those of arrival at the probe, which is one link away.
/// </summary>
/// <typeparam name="T">The type of message.</typeparam>
public sealed class TestProbe<T>
    where T : unmanaged
{
    private readonly SimTestKit kit;
    private readonly Sender watched;
    private readonly ProbeActor<T> probe;

    internal TestProbe(SimTestKit kit, Sender watched, ProbeActor<T> probe)
    {
        this.kit = kit;
        this.watched = watched;
        this.probe = probe;
    }

    /// <summary>Expects that the next message equals <paramref name="expected"/> and arrives on an edge of the kit's clock.</summary>
    /// <exception cref="ExpectationFailedException">Another message, another time, or none.</exception>
    public void ExpectMessage(in T expected, long atCycle) => ExpectMessage(expected, kit.TimeOfCycle(atCycle));

    /// <summary>Expects that the next message equals <paramref name="expected"/> and arrives at exactly this time.</summary>
    /// <exception cref="ExpectationFailedException">Another message, another time, or none.</exception>
    public void ExpectMessage(in T expected, SimTime at) => ExpectMessage(expected, at, at);

    /// <summary>Expects that the next message equals <paramref name="expected"/> and arrives within a span, both ends included.</summary>
    /// <returns>When it arrived.</returns>
    /// <exception cref="ExpectationFailedException">Another message, another time, or none.</exception>
    public SimTime ExpectMessage(in T expected, SimTime from, SimTime to)
    {
        var wanted = expected;
        var wish = $"{expected} {kit.DescribeSpan(from, to)}";
        return Next(wish, from, to, message => EqualityComparer<T>.Default.Equals(message, wanted)).Time;
    }

    /// <summary>Expects that the next message arrives at exactly this time and fulfils a condition.</summary>
    /// <param name="condition">What must hold for it.</param>
    /// <param name="at">When it must arrive.</param>
    /// <param name="description">The condition in words, for the report.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ExpectationFailedException">Another message, another time, or none.</exception>
    public T ExpectMessage(Func<T, bool> condition, SimTime at, string description = "a message that fulfils the condition") =>
        Next($"{description} {kit.DescribeSpan(at, at)}", at, at, condition).Message;

    /// <summary>
    /// Expects that the next message arrives at exactly this time; returns the contents of its block.
    /// For probes that were told where the block is.
    /// </summary>
    /// <typeparam name="TValue">The type of value.</typeparam>
    /// <exception cref="ExpectationFailedException">Another time, or no message.</exception>
    public TValue[] ExpectBlock<TValue>(SimTime at)
        where TValue : unmanaged =>
        MemoryMarshal.Cast<byte, TValue>(Next($"a message with a block {kit.DescribeSpan(at, at)}", at, at, _ => true).Contents).ToArray();

    /// <summary>Expects that no message arrives before an edge of the kit's clock (that edge itself is not included).</summary>
    /// <exception cref="ExpectationFailedException">A message arrived.</exception>
    public void ExpectNothing(long untilCycle) => ExpectNothing(kit.TimeOfCycle(untilCycle));

    /// <summary>Expects that no message arrives before a time (that time itself is not included).</summary>
    /// <exception cref="ExpectationFailedException">A message arrived.</exception>
    public void ExpectNothing(SimTime until)
    {
        kit.RunUntil(until);
        if (probe.Arrived.TryPeek(out var early) && early.Time < until)
        {
            throw kit.Failure(watched, $"nothing before {kit.Describe(until)}", Describe(early.Message, early.Time));
        }
    }

    private (T Message, SimTime Time, byte[] Contents) Next(string wish, SimTime from, SimTime to, Func<T, bool> condition)
    {
        // One picosecond further, so that what arrives at the time itself is there. Never beyond.
        kit.RunUntil(to == SimTime.MaxValue ? to : to + SimDuration.FromPicoseconds(1));
        if (!probe.Arrived.TryDequeue(out var next))
        {
            throw kit.Failure(watched, wish, "nothing");
        }

        if (next.Time < from || next.Time > to || !condition(next.Message))
        {
            throw kit.Failure(watched, wish, Describe(next.Message, next.Time));
        }

        return next;
    }

    private string Describe(T message, SimTime time) => $"{message} at {kit.Describe(time)}";
}
