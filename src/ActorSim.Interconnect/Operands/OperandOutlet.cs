using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>Where beats come out of a sender that counts the free slots of one receiver.</summary>
/// <param name="Beats">Sends the beats.</param>
/// <param name="Freed">Hears of freed slots.</param>
/// <param name="Slots">Slots that the sender counts on at the beginning.</param>
public sealed record OperandOutlet(OutPort<OperandBeat> Beats, InPort<FreedSlots> Freed, int Slots)
{
    /// <summary>Links this to an inlet, one cycle each way.</summary>
    /// <param name="builder">The system, which holds both actors.</param>
    /// <param name="clock">The clock of both.</param>
    /// <param name="inlet">Where the beats go.</param>
    /// <exception cref="ArgumentException">The sender counts on another number of slots than there are.</exception>
    public void Connect(SimulationBuilder builder, Clock clock, OperandInlet inlet)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(inlet);
        if (inlet.Slots != Slots)
        {
            throw new ArgumentException($"{Beats} counts on {Slots} slots, but {inlet.Beats} has {inlet.Slots}.", nameof(inlet));
        }

        builder.Connect(Beats, inlet.Beats, clock.Cycles(1));
        builder.Connect(inlet.Freed, Freed, clock.Cycles(1));
    }
}
