using System.Runtime.InteropServices;

namespace ActorSim.Kernel;

/// <summary>A source of messages from outside the system; numbered below all actors.</summary>
public abstract class Feed
{
    private protected Feed(string name, int number)
    {
        Name = name;
        Number = number;
    }

    /// <summary>The name in reports.</summary>
    public string Name { get; }

    internal int Number { get; }

    internal Simulation? Simulation { get; set; }

    internal ulong NextSequence { get; set; }

    internal abstract Receptor Target { get; }
}

/// <summary>
/// Sends messages into a system from outside, before the run or while it stands still between two calls of
/// <see cref="Simulation.Advance"/>. Made by <see cref="SimulationBuilder.AddFeed{T}"/>.
/// </summary>
/// <typeparam name="T">The type of message.</typeparam>
public sealed class Feed<T> : Feed
    where T : unmanaged
{
    private readonly InPort<T> target;

    internal Feed(InPort<T> target, string name, int number)
        : base(name, number) => this.target = target;

    internal override Receptor Target => target;

    /// <summary>Sends a message that arrives at a time that has not passed yet; it may be 0.</summary>
    /// <exception cref="InvalidOperationException">
    /// The system is not built yet, or the message holds a block that was not made by this feed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The time has passed.</exception>
    /// <exception cref="SimTimeRangeException">It would arrive at the end of the range of time.</exception>
    public unsafe void Send(in T message, SimTime arrival)
    {
        var simulation = RequireSimulation();
        if (arrival < simulation.Now)
        {
            throw new ArgumentOutOfRangeException(nameof(arrival), $"A message cannot arrive at {arrival}: the simulation stands at {simulation.Now}.");
        }

        if (arrival == SimTime.MaxValue)
        {
            throw new SimTimeRangeException($"A message cannot arrive at the end of simulated time ({arrival}).");
        }

        var record = stackalloc byte[Mail.HeaderBytes + MessageLayout.LargestMessageBytes + 8];
        var mail = (Mail*)record;
        mail->Time = arrival.Picoseconds;
        mail->Key = Mail.KeyOf(0, Number, NextSequence++);
        mail->Receiver = target.Owner.Index;
        mail->Tag = Mail.TagOf(target.Index, MessageLayout<T>.PayloadWords, background: false, MessageLayout<T>.HoldsBlocks, self: false);
        var payload = (byte*)(mail + 1);
        MessageLayout<T>.Store(payload, message);
        simulation.PostFromFeed(mail, Number);
    }

    /// <summary>Makes a block that holds the given values, to be sent in one message of this feed.</summary>
    /// <typeparam name="TValue">The type of value.</typeparam>
    public Block BlockOf<TValue>(ReadOnlySpan<TValue> values)
        where TValue : unmanaged =>
        RequireSimulation().BlockForFeed(MemoryMarshal.AsBytes(values), Number);

    private Simulation RequireSimulation() =>
        Simulation ?? throw new InvalidOperationException($"The feed '{Name}' can send only when its system is built.");
}
